/** Encrypts what a masking session must remember. */
@NullMarked
package dev.h002.core.vault;

import org.jspecify.annotations.NullMarked;

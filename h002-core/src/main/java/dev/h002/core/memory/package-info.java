/** Stores that live in this process's memory: for one instance, for tests, and as what an assistant starts with. */
@NullMarked
package dev.h002.core.memory;

import org.jspecify.annotations.NullMarked;

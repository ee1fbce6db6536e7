/** The built-in handlers: what happens when a customer confirms an action. */
@NullMarked
package dev.h002.core.action;

import org.jspecify.annotations.NullMarked;

/** Threads. Not for applications. */
@org.jspecify.annotations.NullMarked
package dev.h002.core.work;

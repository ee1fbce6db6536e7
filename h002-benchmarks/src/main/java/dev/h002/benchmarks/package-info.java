/** JMH benchmarks. */
@NullMarked
package dev.h002.benchmarks;

import org.jspecify.annotations.NullMarked;

/** JMH benchmarks, each beside a peer that a user would pick instead and a control that shows the machine. */
@NullMarked
package dev.h002.benchmarks;

import org.jspecify.annotations.NullMarked;

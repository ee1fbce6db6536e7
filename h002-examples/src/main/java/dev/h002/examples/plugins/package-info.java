/** Plugins of the command line: jars whose context sources are declared as services. */
@NullMarked
package dev.h002.examples.plugins;

import org.jspecify.annotations.NullMarked;

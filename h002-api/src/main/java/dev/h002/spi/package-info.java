/** What an integrator may replace. Each interface has a contract test in this module's test-jar. */
@NullMarked
package dev.h002.spi;

import org.jspecify.annotations.NullMarked;

/** The built-in sources of facts: profile, orders, stores, coupons, products and knowledge. */
@NullMarked
package dev.h002.core.context;

import org.jspecify.annotations.NullMarked;

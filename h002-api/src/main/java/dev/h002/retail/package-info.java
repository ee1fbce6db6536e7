/** A retailer's data as values: customers, orders, stores, products and coupons. */
@NullMarked
package dev.h002.retail;

import org.jspecify.annotations.NullMarked;

/** The demo data: an invented city with its stores, products, customers, orders and coupons, and a retailer's documents. */
@NullMarked
package dev.h002.examples.data;

import org.jspecify.annotations.NullMarked;

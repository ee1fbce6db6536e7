package dev.h002.core.context;

import dev.h002.retail.Product;

/** A product with what it is in comparable form, worked out once for a turn. */
record Item(Product product, Traits traits) {}

package dev.h002.core.context;

import dev.h002.retail.Product;

/** A product with what it is in comparable form. */
record Item(Product product, Traits traits) {}

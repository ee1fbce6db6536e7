package dev.h002.examples.data;

import dev.h002.retail.Product;
import dev.h002.retail.Store;
import dev.h002.retail.User;
import java.util.List;

/**
 * What one customer comes back for.
 *
 * @param shelves their favourite stores, each with what of it suits them; at least one
 * @param favourites what they buy again and again; at least one from every shelf
 */
record Taste(User user, List<Shelf> shelves, List<Product> favourites) {
    /** What a store sells that suits a customer; never empty. */
    record Shelf(Store store, List<Product> suitable) {}
}

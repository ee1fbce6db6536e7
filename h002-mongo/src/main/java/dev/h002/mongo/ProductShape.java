package dev.h002.mongo;

import static dev.h002.mongo.DocumentShape.appendUnlessEmpty;

import dev.h002.retail.Product;
import java.util.Set;
import org.bson.Document;

/** {@code products}: {@code _id, name, category, tags[]?, price, currency, description?}. */
final class ProductShape implements DocumentShape<Product> {
    @Override
    public String collection() {
        return "products";
    }

    @Override
    public String idOf(Product product) {
        return product.id();
    }

    @Override
    public Document write(Product product) {
        Document document = new Document("name", product.name()).append("category", product.category());
        appendUnlessEmpty(document, "tags", product.tags());
        return document.append("price", DocumentShape.decimal("price", product.price()))
                .append("currency", product.currency())
                .append("description", product.description());
    }

    @Override
    public Product read(String id, DocumentReader in) {
        return new Product(
                id,
                in.text("name"),
                in.text("category"),
                in.texts("tags"),
                in.money("price"),
                in.currency("currency"),
                in.textOr("description", ""));
    }

    @Override
    public Set<String> fields() {
        return Set.of("name", "category", "tags", "price", "currency", "description");
    }
}

package dev.h002.mongo;

/** Which collections the server itself keeps in shape, by a {@code $jsonSchema} validator. What is read is checked in any case. */
public enum SchemaChecks {
    /** No validators are set. */
    NONE,
    /** {@code chat_history, llm_usage, embeddings}, which nobody else writes. */
    OWN_COLLECTIONS,
    /** These, and {@code users, orders, stores, products, coupons}: whoever else writes there must keep to the shapes as well. */
    ALL_COLLECTIONS
}

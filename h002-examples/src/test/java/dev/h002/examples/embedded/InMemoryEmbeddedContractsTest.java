package dev.h002.examples.embedded;

/** The stores keep their contracts on the embedded server without a file. */
class InMemoryEmbeddedContractsTest extends EmbeddedContracts {
    InMemoryEmbeddedContractsTest() {
        super(EmbeddedStores::inMemory);
    }
}

package dev.h002.examples.embedded;

/** The stores keep their contracts on the embedded server, file and all. */
class EmbeddedContractsTest extends EmbeddedContracts {
    EmbeddedContractsTest() {
        super(EmbeddedStores::onFile);
    }
}

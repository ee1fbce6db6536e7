package dev.h002.benchmarks;

/** What is embedded, and beside how many busy threads. */
public enum EmbeddingCase {
    /** A chat message of ten tokens on a machine with nothing else to do. */
    MESSAGE("A message of 10 tokens", Texts.MESSAGE, 12, 0),
    /** The same beside two threads that compute without a pause, as on a server whose two cores are busy. */
    MESSAGE_BESIDE_TWO("The message beside two busy threads", Texts.MESSAGE, 12, 2),
    /** A passage of 200 tokens. */
    PASSAGE("A passage of 200 tokens", Texts.PASSAGE, 202, 0);

    /** LangChain4j's model reads so many tokens and no more: the tokenizer.json in its jar says so. */
    static final int LANGCHAIN4J_WINDOW = 128;

    private final String label;
    private final String text;
    private final int tokens;
    private final int neighbours;

    EmbeddingCase(String label, String text, int tokens, int neighbours) {
        this.label = label;
        this.text = text;
        this.tokens = tokens;
        this.neighbours = neighbours;
    }

    String label() {
        return label;
    }

    String text() {
        return text;
    }

    /** With the marks for start and end. */
    int tokens() {
        return tokens;
    }

    int neighbours() {
        return neighbours;
    }

    private static final class Texts {
        static final String MESSAGE = "Where can I get a hot drink near here?";
        static final String PASSAGE = """
                Unopened items can be returned within thirty days of purchase, in any store or by mail, \
                with the receipt or the card that was used to pay. Opened items can be returned within \
                fourteen days as long as nothing is missing and they still work. Food, drinks and gift \
                cards cannot be returned once they were opened or used. Refunds go back to the payment \
                method of the purchase and take three to five working days to show up on a statement; \
                cash purchases are refunded in cash at the counter. Items bought with a coupon are \
                refunded at the price that was paid, and the coupon can be used again if it has not \
                expired. If something arrives damaged, tell us within seven days and keep the packaging, \
                so that it can be looked at. We will send a replacement the same day, or refund the full \
                price including shipping if there is none left in stock. Large items are picked up at \
                home at no charge once a date is agreed upon.""";
    }
}

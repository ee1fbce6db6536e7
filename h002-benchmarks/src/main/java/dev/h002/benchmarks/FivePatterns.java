package dev.h002.benchmarks;

/**
 * The regular expressions that a team writes in an afternoon. All peers share them, so that engines are compared and not
 * expressions; both engines read them alike.
 */
final class FivePatterns {
    static final String EMAIL = "[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}";
    static final String CARD = "\\b(?:\\d[ -]?){12,15}\\d\\b";
    static final String PHONE = "(?:\\+\\d{1,3}[ .-]?)?(?:\\(\\d{3}\\)|\\b\\d{3})[ .-]?\\d{3}[ .-]?\\d{4}\\b";
    static final String ORDER = "#W\\d{6,9}\\b|\\bORD-\\d{4}-\\d{4,8}\\b";
    static final String ADDRESS =
            "\\b\\d{1,5} (?:[A-Z][a-z]+ ){1,3}(?:Street|Road|Lane|Avenue|Court)(?:, [A-Z][a-z]+)?";

    private FivePatterns() {}
}

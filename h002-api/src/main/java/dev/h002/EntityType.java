package dev.h002;

/**
 * A kind of personal data; its label is what a placeholder shows, as in {@code <EMAIL_1>}.
 *
 * @param label upper-case letters and underscores, 1 to 30, starting and ending with a letter
 */
public record EntityType(String label) {
    public static final EntityType EMAIL = new EntityType("EMAIL");
    public static final EntityType PHONE = new EntityType("PHONE");
    public static final EntityType CARD = new EntityType("CARD");
    public static final EntityType ADDRESS = new EntityType("ADDRESS");
    public static final EntityType ORDER = new EntityType("ORDER");
    public static final EntityType NAME = new EntityType("NAME");
    /** References of payments, parcels and accounts. */
    public static final EntityType REFERENCE = new EntityType("REFERENCE");
    /** Text that only looked like a placeholder. */
    public static final EntityType LITERAL = new EntityType("LITERAL");

    private static final int MAX_LENGTH = 30;

    /** @throws InvalidInputException if the label breaks the rule */
    public EntityType {
        boolean letters = label.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || c == '_');
        if (label.isEmpty()
                || label.length() > MAX_LENGTH
                || !letters
                || label.startsWith("_")
                || label.endsWith("_")) {
            throw new InvalidInputException(
                    "label", "An entity type's label is 1 to 30 upper-case letters with underscores inside.");
        }
    }
}

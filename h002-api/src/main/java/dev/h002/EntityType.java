package dev.h002;

/**
 * A kind of personal data; its label is what a placeholder shows, as in {@code <EMAIL_1>}.
 *
 * @param label upper-case letters and underscores, 1 to 20, starting and ending with a letter
 */
public record EntityType(String label) {
    public static final EntityType EMAIL = new EntityType("EMAIL");
    public static final EntityType PHONE = new EntityType("PHONE");
    public static final EntityType CARD = new EntityType("CARD");
    public static final EntityType ADDRESS = new EntityType("ADDRESS");
    public static final EntityType ORDER = new EntityType("ORDER");
    public static final EntityType NAME = new EntityType("NAME");
    /** International bank account numbers (ISO 13616). */
    public static final EntityType IBAN = new EntityType("IBAN");
    /** What a state calls a person by: social security, tax, identity card, passport and licence numbers. */
    public static final EntityType NATIONAL_ID = new EntityType("NATIONAL_ID");
    /** Internet addresses of machines, version 4 and 6. */
    public static final EntityType IP = new EntityType("IP");

    public static final EntityType DATE_OF_BIRTH = new EntityType("DATE_OF_BIRTH");
    /** Links that carry credentials or tokens. */
    public static final EntityType URL = new EntityType("URL");
    /** Passwords, API keys and tokens. */
    public static final EntityType SECRET = new EntityType("SECRET");
    /** References of payments, parcels and accounts. */
    public static final EntityType REFERENCE = new EntityType("REFERENCE");
    /** Text that only looked like a placeholder. */
    public static final EntityType LITERAL = new EntityType("LITERAL");

    // A placeholder, bracket to bracket, has to fit into what a restorer may hold back.
    private static final int MAX_LENGTH = 20;

    /** @throws InvalidInputException if the label breaks the rule */
    public EntityType {
        boolean letters = label.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || c == '_');
        if (label.isEmpty()
                || label.length() > MAX_LENGTH
                || !letters
                || label.startsWith("_")
                || label.endsWith("_")) {
            throw new InvalidInputException(
                    "label", "An entity type's label is 1 to 20 upper-case letters with underscores inside.");
        }
    }
}

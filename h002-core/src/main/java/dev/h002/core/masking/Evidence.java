package dev.h002.core.masking;

/** How sure a finding is, the surest first. */
enum Evidence {
    /** The text holds a value that is known to be personal. */
    KNOWN,
    /** The text passed a check: a valid phone number, a card's check digit, an address with a domain. */
    VALIDATED,
    /** The text has the shape or stands in the company of a personal value. */
    PATTERN,
    /** The text only looks like a placeholder. */
    LITERAL
}

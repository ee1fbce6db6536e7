package dev.h002.core.masking;

/** How sure a finding is, the surest first. */
enum Evidence {
    /** The text holds a value that is known to be personal. */
    KNOWN,
    /** The text passed a check: a valid phone number, a check digit, an address with a domain. */
    VALIDATED,
    /** The words around say what it is. */
    CONTEXT,
    /** The text has the shape of a personal value. */
    SHAPED,
    /** The text only looks like a placeholder. */
    LITERAL
}

package dev.h002.core.masking;

/** What a word may mean beside a number or a name; each kind is a section of {@code lexicon.txt}. */
enum WordKind {
    STREET_STRONG,
    STREET_WEAK,
    STREET_PREFIX,
    STREET_PREFIX_STRONG,
    DIRECTION,
    UNIT,
    REGION_CODE,
    REGION,
    COUNTRY,
    CITY,
    MONTH,
    NUMBER_WORD,
    MEASURE,
    ADDRESS_CONTEXT,
    POSTAL_CONTEXT,
    PHONE_CONTEXT,
    CARD_CONTEXT,
    PRODUCT_CONTEXT,
    ORDER,
    ID_CONTEXT,
    BIRTH_CONTEXT,
    VERSION_CONTEXT,
    SECRET_CONTEXT,
    TITLE,
    CLOSING,
    MARKER,
    CONNECTOR,
    FUNCTION,
    COMMON,
    AMBIGUOUS_NAME,
    GIVEN_NAME,
    INTRODUCTION,
    AT_WORD,
    POST_BOX,
    STREET_BEFORE_NUMBER,
    STREET_SUFFIX;

    /** This kind's bit in the flags of a word. */
    @SuppressWarnings("EnumOrdinal") // the bits are never stored
    final long bit = 1L << ordinal();
}

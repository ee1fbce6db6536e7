package dev.h002.core.masking;

import dev.h002.EntityType;
import dev.h002.spi.KnownValue;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Text as nobody should type it: pieces of placeholders, of personal values and of Unicode's darker corners, in any order. What
 * comes next is chosen by a function that gives a number from 0 to below its argument: a random generator or a fuzzer.
 */
final class TypedText {
    /** What the sessions know whose text this is. */
    static final List<KnownValue> KNOWN = List.of(
            new KnownValue(EntityType.NAME, "Maya O\u2019Chen"),
            new KnownValue(EntityType.EMAIL, "maya@x.com"),
            new KnownValue(EntityType.PHONE, "415-555-2671"),
            new KnownValue(EntityType.ADDRESS, "12 Oak Street"),
            new KnownValue(EntityType.ORDER, "#W1234567"),
            new KnownValue(EntityType.REFERENCE, "1Z999AA10123456784"));

    private static final int SURROGATES = 0x800;

    private static final String[] PLACEHOLDERS = {
        "<",
        ">",
        "_",
        "<EMAIL_",
        "<EMAIL_1",
        "<EMAIL_1>",
        "<email_1>",
        "< Email_1 >",
        "<EMAIL_1_2>",
        "<LITERAL_1>",
        "<LITERAL_2>",
        "<NAME_1>",
        "<DATE_OF_BIRTH_1>",
        "EMAIL",
        "_1",
        "_2>",
        "<A_1",
        "<A_999999999>",
        "<A_9999999999>",
        "<A__1>",
        "<_A_1>",
        "<" + "A".repeat(20) + "_1>",
        "<" + "A".repeat(31) + "_1>",
        "<A_1" + " ".repeat(30) + ">",
        "<A_1" + " ".repeat(60) + ">",
        "&lt;"
    };

    private static final String[] PERSONAL = {
        "maya",
        "@",
        ".com",
        "a@b.co",
        "ren\u00e9e+shop@mail.example",
        "415",
        "-555-",
        "2671",
        "(415) 555-0134",
        "+1",
        "+49 30 901820",
        "4111 1111",
        " 1111 1111",
        "order ",
        "48213",
        "ORD-2024-0001",
        "12 oak",
        " street",
        "card "
    };

    private static final String[] UNICODE = {
        " ",
        "  ",
        "\n",
        "\t",
        "\u00a0",
        "\u3000",
        "\u200b",
        "\u0301",
        "\ud83d\ude00",
        "\ud83d",
        "\ude00",
        "\u0000",
        "\u0007",
        "\u0085",
        "\u2028",
        "\ufb01",
        "\u00df",
        "\u0130",
        "\uff11\uff12",
        "\uff20",
        "\ufdfa",
        "\u1100\u1161",
        "\u6211\u53eb",
        "\ud835\udc0c\ud835\udc1a\ud835\udc32\ud835\udc1a",
        "\ud835\udfd2"
    };

    private TypedText() {}

    /** Up to so many pieces, at least one. */
    static String of(int mostPieces, IntUnaryOperator choose) {
        StringBuilder text = new StringBuilder();
        int pieces = 1 + choose.applyAsInt(mostPieces);
        for (int i = 0; i < pieces; i++) {
            append(text, choose);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, IntUnaryOperator choose) {
        switch (choose.applyAsInt(8)) {
            case 0, 1 -> text.append(one(PLACEHOLDERS, choose));
            case 2, 3 -> text.append(one(PERSONAL, choose));
            case 4 -> text.append(one(UNICODE, choose));
            case 5 -> text.append((char) choose.applyAsInt(0x80));
            case 6 ->
                text.append((char)
                        (choose.applyAsInt(2) == 0
                                ? Character.MIN_SURROGATE + choose.applyAsInt(SURROGATES)
                                : choose.applyAsInt(0x10000)));
            default -> text.append(Spelling.of(KNOWN.get(choose.applyAsInt(KNOWN.size())), choose));
        }
    }

    private static String one(String[] pieces, IntUnaryOperator choose) {
        return pieces[choose.applyAsInt(pieces.length)];
    }
}

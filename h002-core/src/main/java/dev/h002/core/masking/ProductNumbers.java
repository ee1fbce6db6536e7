package dev.h002.core.masking;

import java.util.Locale;
import java.util.Set;

/** Tells numbers of goods from numbers of people: bare digits after a word such as "SKU" or "item no.". */
final class ProductNumbers {
    private static final Set<String> PRODUCT_WORDS = Set.of(
            "sku", "ean", "upc", "gtin", "isbn", "asin", "item", "article", "art", "product", "model", "barcode",
            "part", "mpn");
    private static final Set<String> BETWEEN = Set.of("no", "nr", "num", "number", "code", "id");

    private static final int MAX_GAP = 3;
    private static final int MAX_WORD = 10;

    private ProductNumbers() {}

    /** Whether the digits between, without any separator, stand right after a word for goods. */
    static boolean isOne(CharSequence text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        String word = "";
        int at = start;
        for (int words = 0; words < 2; words++) {
            at = beforeGap(text, at);
            int wordStart = wordStart(text, at);
            word = text.subSequence(wordStart, at).toString().toLowerCase(Locale.ROOT);
            at = wordStart;
            if (!BETWEEN.contains(word)) {
                break;
            }
        }
        return PRODUCT_WORDS.contains(word);
    }

    private static int beforeGap(CharSequence text, int end) {
        int at = end;
        while (at > 0 && end - at < MAX_GAP && " :#.-=".indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        return at;
    }

    private static int wordStart(CharSequence text, int end) {
        int at = end;
        while (at > 0 && end - at <= MAX_WORD && Character.isLetter(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }
}

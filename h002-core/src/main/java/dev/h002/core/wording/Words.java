package dev.h002.core.wording;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes text apart into comparable words: lower case, without accents, English plural and tense endings. The stems are
 * rough (they are compared, never shown), and the same word always gives the same stem. German words mostly stay whole.
 */
public final class Words {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern PLACEHOLDER = Pattern.compile("<[A-Z_]+_\\d+(?:_\\d+)?>");
    private static final int SHORTEST_STEM = 3;
    private static final int ASCII_END = 128;

    /** Words that say nothing about the thing that is asked for. */
    private static final Set<String> STOP =
            Set.of(("a about after again all also am an and any anything anywhere are as at back be "
                            + "because been before best but buy by can close closest could d did do does doing dont enough find for "
                            + "from get getting give go going good got had has have having hello help here hey hi how i id if ill im in "
                            + "into is isnt it its ive just know let like ll looking m me mine more my near nearby nearest need new next "
                            + "no not now of off offer offers on one open or order our out please place places quick quickly re really "
                            + "right s sell sells shall shop shops should show so some somebody someone something somewhere soon still "
                            + "store stores such take tell thank thanks that the theirs them then there these they thing things this to "
                            + "today tomorrow too up us use ve very want wanted was way we were whats what when where wheres which "
                            + "while who why will with would yes you your youre "
                            // How somebody feels; what meets it is the opposite.
                            + "cold cool freezing chilly hot warm warmer hungry thirsty starving tired bored "
                            // German, as folded below; without words that name things in English, such as hat and bin.
                            + "aber alle als auch auf aus bei beim bis bitte da danke das dass dein deine deinen dem den der des dich die "
                            + "dir dort du ein eine einem einen einer eines er es etwas euch euer eure fur gab gern gerne gib gibt gibts guten "
                            + "hab habe haben habt hallo heute hier ich ihnen ihr ihre ins irgendwas irgendwo ist ja jetzt kann kannst kein "
                            + "keine keinen konnen konnt konnte mein meine meinem meinen meiner mich mir mit mochte mochten moin nach nachste "
                            + "nachsten nachster nachstes nahe nein nicht nichts noch nur ob oder schon sein seit sich sie sind soll sollte "
                            + "suche suchen und uns unser unsere vom von vor wann war welche welchem welchen welcher welches wenn wer wie wieder "
                            + "wir wo wurde wurden zu zum zur uber unter brauche brauchen wollen bekomme bekommen finde finden kaufen lasst "
                            + "laden filiale filialen geschaft geschafte angebot angebote bestellung bestellungen offen geoffnet "
                            + "kalt heiß heiss hunger hungrig durst durstig mude langweilig")
                    .split(" ", -1));

    /** What customers and catalogues call by different names, in English and German, as one word. Accents are gone by then. */
    private static final Map<String, String> SAME = Map.ofEntries(
            Map.entry("bookshop", "book"),
            Map.entry("bookstore", "book"),
            Map.entry("scarves", "scarf"),
            Map.entry("loaves", "loaf"),
            Map.entry("chemist", "pharmacy"),
            Map.entry("drugstore", "pharmacy"),
            Map.entry("kaffee", "coffee"),
            Map.entry("tee", "tea"),
            Map.entry("wasser", "water"),
            Map.entry("saft", "juice"),
            Map.entry("milch", "milk"),
            Map.entry("kakao", "cocoa"),
            Map.entry("schokolade", "chocolate"),
            Map.entry("suppe", "soup"),
            Map.entry("salat", "salad"),
            Map.entry("kuchen", "cake"),
            Map.entry("keks", "cookie"),
            Map.entry("kekse", "cookie"),
            Map.entry("brot", "bread"),
            Map.entry("brotchen", "bread"),
            Map.entry("kase", "cheese"),
            Map.entry("fleisch", "meat"),
            Map.entry("nusse", "nut"),
            Map.entry("nussen", "nut"),
            Map.entry("nuss", "nut"),
            Map.entry("zucker", "sugar"),
            Map.entry("zwiebeln", "onion"),
            Map.entry("apfel", "apple"),
            Map.entry("schal", "scarf"),
            Map.entry("handschuhe", "glove"),
            Map.entry("mutze", "beanie"),
            Map.entry("decke", "blanket"),
            Map.entry("regenschirm", "umbrella"),
            Map.entry("schirm", "umbrella"),
            Map.entry("blumen", "flower"),
            Map.entry("kerze", "candle"),
            Map.entry("buch", "book"),
            Map.entry("apotheke", "pharmacy"),
            Map.entry("backerei", "bakery"),
            Map.entry("supermarkt", "supermarket"),
            Map.entry("buchhandlung", "book"),
            Map.entry("parkplatz", "parking"));

    private Words() {}

    /** The stems of all words, in order. */
    public static List<String> stems(String text) {
        List<String> stems = new ArrayList<>();
        words(text).forEach(word -> stems.add(stem(word)));
        return stems;
    }

    /** The stems of the words that carry meaning, each once, in order. */
    public static Set<String> content(String text) {
        return new LinkedHashSet<>(contentForms(text).keySet());
    }

    /** The same, with the word as it was written in lower case. */
    public static Map<String, String> contentForms(String text) {
        Map<String, String> forms = new LinkedHashMap<>();
        for (String word : words(text)) {
            if (!STOP.contains(word)) {
                forms.putIfAbsent(stem(word), word);
            }
        }
        return forms;
    }

    /** Whether the words of {@code phrase} stand in {@code text} one after the other; a phrase without words does not. */
    public static boolean containsPhrase(String text, String phrase) {
        return holds(stems(text), stems(phrase));
    }

    /** The same where both stems are at hand. */
    public static boolean holds(List<String> stems, List<String> wanted) {
        return !wanted.isEmpty() && Collections.indexOfSubList(stems, wanted) >= 0;
    }

    private static List<String> words(String text) {
        String plain = text.indexOf('<') < 0 ? text : PLACEHOLDER.matcher(text).replaceAll(" ");
        if (!isAscii(plain)) {
            plain = MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFD))
                    .replaceAll("");
        }
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        String lower = plain.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i += Character.charCount(lower.codePointAt(i))) {
            int c = lower.codePointAt(i);
            if (Character.isLetterOrDigit(c)) {
                word.appendCodePoint(c);
            } else if (c != '\'' && c != '’' && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= ASCII_END) {
                return false;
            }
        }
        return true;
    }

    private static String stem(String word) {
        String stem = SAME.getOrDefault(word, word);
        if (stem.endsWith("ies") && stem.length() > SHORTEST_STEM + 1) {
            stem = stem.substring(0, stem.length() - 3) + "y";
        } else if (!stem.endsWith("ss")) {
            stem = without("s", stem);
        }
        stem = without("ing", without("ed", without("ly", stem)));
        stem = without("e", stem);
        int last = stem.length() - 1;
        boolean doubled = last >= SHORTEST_STEM && stem.charAt(last) == stem.charAt(last - 1);
        return doubled ? stem.substring(0, last) : stem;
    }

    private static String without(String ending, String word) {
        boolean enoughLeft = word.length() - ending.length() >= SHORTEST_STEM;
        return enoughLeft && word.endsWith(ending) ? word.substring(0, word.length() - ending.length()) : word;
    }
}

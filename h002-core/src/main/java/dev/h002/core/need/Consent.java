package dev.h002.core.need;

import dev.h002.Need;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognises a plain yes or no. An offer is carried out on a yes, so this is a closed list of phrases that must make up the
 * whole message, not a matter of nearness.
 */
final class Consent {
    private static final Pattern YES = Pattern.compile(
            "(?:oh |well )?(?:yes|yeah|yep|yup|yea|yas|y|sure|sure thing|absolutely|definitely|certainly|of course|by all means|aye"
                    + "|ja|jo|jap|jawohl|jep|klar|na klar|sicher|gern|gerne|sehr gern|sehr gerne|unbedingt|auf jeden fall|natürlich|genau)");
    private static final Pattern GO = Pattern.compile(
            "(?:let s |please |just |you can |i want you to |i d like you to |go ahead and )?(?:do|apply|use|take|confirm|redeem|activate|book|place|order)"
                    + " (?:it|that|this|them|the (?:coupon|voucher|code|discount|offer|order|deal)|my (?:coupon|voucher))(?: now| for me)?|go ahead|go for it|please do|do so|i confirm|confirm(?:ed)?|apply|"
                    + "go on then|go on|that one|the first one|crack on|let s go|"
                    + "(?:bitte )?mach (?:das|es|mal|ruhig)|(?:bitte )?(?:löse?|wende?|nimm) (?:ihn|es|das|den gutschein|den rabatt)(?: ein| an)?|(?:bitte )?(?:einlösen|anwenden|bestätigen|bestätigt)|"
                    + "(?:den )?(?:gutschein|rabatt) (?:bitte )?(?:einlösen|anwenden)|nehme? ich|tu das|los|einverstanden|passt|das passt|will ich|möchte ich|"
                    + "i ll take it|i d (?:like|love) (?:that|to|it)|i do|i would|that works(?: for me)?|sounds (?:good|great)|agreed|deal|why not|make it so");
    private static final Pattern WEAK = Pattern.compile("(?:ok|okay|okey|alright|all right|fine|right|k)");
    private static final Pattern POLITE = Pattern.compile(
            "(?:please|pls|plz|thanks|thank you|thank you very much|thx|ta|cheers|mate|now|then|a lot|bitte|danke|danke dir|vielen dank|jetzt|dann|doch|mal)");
    private static final Pattern NO = Pattern.compile(
            "(?:oh )?(?:no|nope|nah|naw|n)|no way|i ll pass|pass|i m alright|you re alright|ur alright|don t fancy it|"
                    + "(?:oh )?(?:nein|nee|nö|ne)|lieber nicht|(?:bitte )?nicht(?: jetzt| heute| nötig)?|lass (?:es|mal|gut sein|stecken)|kein(?:en)? (?:interesse|bedarf)|vergiss es|brauche? ich nicht|"
                    + "will ich nicht|möchte ich nicht|ein andermal|später vielleicht|vielleicht später|not (?:right now|at the moment|now|today|really|interested|this time|yet)|i don t think so|maybe (?:later|another time)|never ?mind|forget (?:it|that)|leave it|skip (?:it|that)|"
                    + "(?:please )?(?:do not|don t|dont)(?: (?:do|apply|use|want|need|take|bother))?(?: (?:it|that|this|the (?:coupon|voucher|code|offer)))?|i m (?:good|fine|not interested)|"
                    + "i am not interested|i d rather not|i (?:do not|don t|dont) (?:want|need)(?: (?:it|that|this|to|the coupon|the voucher|the offer))?|i (?:changed|ve changed) my mind|that s (?:fine|ok|okay|all)");
    private static final int MAX_LENGTH = 80;

    private Consent() {}

    /** {@link Need#CONFIRM}, {@link Need#REFUSE}, or null where the message says anything else, or both. */
    static @Nullable String of(String message) {
        return of(message, true);
    }

    /** As {@link #of}, for a part of a message, where "ok" is but a way to begin. */
    static @Nullable String ofClause(String clause) {
        return of(clause, false);
    }

    private static @Nullable String of(String message, boolean weakCounts) {
        if (message.length() > MAX_LENGTH) {
            return null;
        }
        String words = message.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        boolean yes = false;
        boolean weak = false;
        boolean no = false;
        boolean polite = false;
        String rest = words;
        while (!rest.isEmpty()) {
            int length;
            if ((length = prefix(NO, rest)) > 0) {
                no = true;
            } else if ((length = prefix(GO, rest)) > 0 || (length = prefix(YES, rest)) > 0) {
                yes = true;
            } else if ((length = prefix(WEAK, rest)) > 0) {
                weak = true;
            } else if ((length = prefix(POLITE, rest)) > 0) {
                polite |= rest.startsWith("th") || rest.startsWith("dank") || rest.startsWith("vielen");
            } else {
                return null;
            }
            rest = rest.substring(length).strip();
        }
        if (no) {
            return yes ? null : Need.REFUSE;
        }
        // "Ok, thanks" closes a conversation as often as it accepts an offer.
        return yes || (weak && weakCounts && !polite) ? Need.CONFIRM : null;
    }

    /** The length of the longest match at the beginning that ends with a word, or 0. */
    private static int prefix(Pattern phrase, String words) {
        for (int end = words.length(); end > 0; end = words.lastIndexOf(' ', end - 1)) {
            if (phrase.matcher(words.substring(0, end)).matches()) {
                return end;
            }
        }
        return 0;
    }
}

package dev.h002.core.grounding;

import java.util.regex.Pattern;

/**
 * Tells documents that speak to a model rather than to a customer: "ignore your instructions", "SYSTEM:", "say: ...", marks of
 * chat formats. A company's terms never do, so a passage that does carries no claim and is not quoted. What it says of anything
 * else is caught by what facts carry; this catches what only it could carry.
 */
public final class PromptInjection {
    private static final Pattern LIKELY = Pattern.compile(
            "\\b(?:ignore|disregard|forget|override|bypass|drop)\\b.{0,60}\\b(?:instructions?|rules?|prompts?|guidelines?|polic(?:y|ies)|above|previous|prior|everything)\\b"
                    + "|\\b(?:system|developer|hidden|secret|initial) (?:prompt|message|instructions?)\\b|(?:^|[\\n.!?\"'#>*-]\\s{0,3})(?:system|assistant|developer|user|admin)\\s?:"
                    + "|\\byou are (?:now|no longer)\\b|\\b(?:act|behave|respond|answer|speak) as (?:if|a|an|the|my)\\b|\\bpretend (?:to|that|you)\\b|\\brole-?play\\b|\\bjailbreak"
                    + "|\\b(?:say|repeat|print|output|write|reply|respond|answer)\\b(?: with| after me| only| exactly| the following| this| back| verbatim){0,3}\\s?:"
                    + "|\\b(?:say|print|output|repeat|reveal|show|tell me|leak|dump|list)\\b.{0,40}\\b(?:prompt|instructions|system message|all customers|other customers|password|api key|secrets?|conversation)\\b"
                    + "|\\b(?:tell|convince|inform|persuade) (?:the |every |each |all )?(?:users?|customers?|visitors?|shoppers?)\\b|\\bdo not (?:tell|mention|reveal)\\b"
                    + "|\\b(?:as an? (?:ai|language model|assistant|llm)|chatgpt|llm|large language model|ai model|the (?:ai|model|assistant|bot|chatbot) (?:must|should|will|shall))\\b"
                    + "|\\bfrom now on\\b.{0,60}\\b(?:you|answer|respond|reply|act)\\b|\\breply with nothing\\b|\\bconfirm (?:every|all|any) pending\\b|\\bwithout asking (?:me|the customer|the user)\\b"
                    + "|\\[/?inst]|<</?sys>>|<\\|[a-z_]{2,20}\\|>|</?(?:facts|system|s|start_of_turn)>|={3,} |\"role\" ?: ?\"(?:system|assistant)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL | Pattern.UNICODE_CASE);

    /** A word of two alphabets is there to be read in one way by people and in another by programs. */
    private static final Pattern TWO_ALPHABETS = Pattern.compile(
            "\\p{IsLatin}[\\p{M}]*+[\\p{IsCyrillic}\\p{IsGreek}]|[\\p{IsCyrillic}\\p{IsGreek}][\\p{M}]*+\\p{IsLatin}");

    private PromptInjection() {}

    /** Whether a sentence holds a link or an element of HTML, which a quotation would hand on. */
    public static boolean holdsLink(String sentence) {
        return !LinkClaims.of(PlainText.of(sentence)).isEmpty();
    }

    /** Whether a document's text is likely to be meant for a model. */
    public static boolean isLikely(String text) {
        String plain = PlainText.of(text);
        return LIKELY.matcher(plain).find() || TWO_ALPHABETS.matcher(plain).find();
    }
}

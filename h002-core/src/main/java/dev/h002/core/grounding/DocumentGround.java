package dev.h002.core.grounding;

import dev.h002.Context;
import dev.h002.Fact;
import dev.h002.Passage;
import dev.h002.core.grounding.Claim.Kind;
import dev.h002.core.wording.Words;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What company documents may carry: the terms they state, in sentences about the same thing. Immutable.
 *
 * <p>A document is text that somebody wrote, perhaps to be obeyed. So one passage must carry all that a sentence claims from
 * documents, and hold a third of its words; and prices off, gifts, codes and links never come from one: those are the stores'
 * to say.
 */
final class DocumentGround {
    private static final Set<Kind> NEVER = EnumSet.of(Kind.LINK, Kind.CODE, Kind.PROMISE, Kind.PERCENT, Kind.DEED);
    private static final int SHARE = 3;

    private final List<Page> pages;

    private record Page(FactLedger ledger, Set<String> stems) {}

    DocumentGround(Context context) {
        this.pages = context.facts(Fact.Knowledge.class).stream()
                .map(Fact.Knowledge::passage)
                .filter(passage -> !PromptInjection.isLikely(passage.title() + "\n" + passage.text()))
                .map(passage -> new Page(FactReader.read(passage), stems(passage)))
                .toList();
    }

    /**
     * Whether one document carries all of these claims.
     *
     * @param aboutAnOffer whether the sentence names an item on offer or a store, of which documents say no price
     */
    boolean carries(List<Claim> claims, String sentence, boolean aboutAnOffer) {
        boolean beyond = claims.stream()
                .anyMatch(claim -> NEVER.contains(claim.kind()) || (aboutAnOffer && claim.kind() == Kind.MONEY));
        if (beyond) {
            return false;
        }
        Set<String> said = Words.content(sentence);
        // A name that only a document knows says nothing of whether the rest is about the same thing.
        claims.stream()
                .filter(claim -> claim.kind() == Kind.NAME || claim.kind() == Kind.OPENING)
                .forEach(claim -> said.removeAll(Words.content(claim.text())));
        return pages.stream()
                .anyMatch(page -> isAbout(page, said) && claims.stream().allMatch(page.ledger::carries));
    }

    private static boolean isAbout(Page page, Set<String> said) {
        long shared = said.stream().filter(page.stems::contains).count();
        return shared * SHARE >= said.size();
    }

    private static Set<String> stems(Passage passage) {
        Set<String> stems = new HashSet<>(Words.stems(passage.title()));
        stems.addAll(Words.stems(passage.text()));
        return stems;
    }
}

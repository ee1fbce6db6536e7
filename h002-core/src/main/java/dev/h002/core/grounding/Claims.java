package dev.h002.core.grounding;

import java.util.ArrayList;
import java.util.List;

/** Reads every claim of a text. */
final class Claims {
    private Claims() {}

    static List<Claim> of(String text) {
        List<Claim> claims = new ArrayList<>();
        LinkClaims.addTo(claims, text);
        String plain = LinkClaims.without(text);
        claims.addAll(NumberClaims.of(plain));
        WordClaims.addTo(claims, plain);
        Deeds.addTo(claims, plain);
        return claims;
    }
}

package dev.h002.spi;

import dev.h002.MaskedText;
import dev.h002.Outcome;
import java.time.Instant;

/** One exchange, as it is remembered: masked. */
public record Turn(MaskedText question, MaskedText answer, Outcome outcome, Instant at) {}

package dev.h002.examples.web;

import dev.h002.Assistant;
import dev.h002.spi.RetailData;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Storefronts that differ from the demo shop's in one part. */
final class Altered {
    private Altered() {}

    static Storefront data(Storefront front, RetailData data) {
        return new Storefront(
                front.name(),
                front.tenant(),
                front.assistant(),
                data,
                front.accounts(),
                front.conversations(),
                front.transcripts(),
                front.quota(),
                front.dailyRequests(),
                front.dailyTokens(),
                front.customerData(),
                front.answeredBy(),
                front.clock());
    }

    static Storefront assistant(Storefront front, Assistant assistant) {
        return new Storefront(
                front.name(),
                front.tenant(),
                CompletableFuture.completedFuture(assistant),
                front.data(),
                front.accounts(),
                front.conversations(),
                front.transcripts(),
                front.quota(),
                front.dailyRequests(),
                front.dailyTokens(),
                front.customerData(),
                front.answeredBy(),
                front.clock());
    }

    /** Every call of it fails as the supplier says, unless that gives null: then it goes to the real one. */
    static <T> T failing(Class<T> type, T real, Supplier<? extends Throwable> failure) {
        Object proxy =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    Throwable next = failure.get();
                    if (next != null) {
                        throw next;
                    }
                    return method.invoke(real, arguments);
                });
        return type.cast(proxy);
    }
}

package dev.h002.core.work;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value made when it is first asked for, once. Thread-safe; who asks meanwhile waits. */
public final class Lazy<T> {
    private final Supplier<T> supplier;
    private volatile @Nullable T value;

    /** @param supplier makes the value; asked again by the next call if it throws */
    public Lazy(Supplier<T> supplier) {
        this.supplier = supplier;
    }

    /** The value. */
    public T get() {
        T known = value;
        return known != null ? known : make();
    }

    private synchronized T make() {
        T known = value;
        if (known == null) {
            known = Objects.requireNonNull(supplier.get());
            value = known;
        }
        return known;
    }
}

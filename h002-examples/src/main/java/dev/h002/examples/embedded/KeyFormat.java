package dev.h002.examples.embedded;

import de.bwaldvogel.mongo.backend.KeyValue;
import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.ObjectDataType;
import org.h2.mvstore.type.StringDataType;
import org.jspecify.annotations.Nullable;

/**
 * How the key of an index is kept in the file: a single text as text, anything else as a Java object. Texts come first, in their
 * order. Stateless.
 */
final class KeyFormat extends BasicDataType<Object> {
    static final KeyFormat INSTANCE = new KeyFormat();

    private static final byte TEXT = 0;
    private static final byte OBJECT = 1;

    private final ObjectDataType objects = new ObjectDataType();

    private KeyFormat() {}

    private static @Nullable String textOf(Object key) {
        return key instanceof KeyValue one && one.size() == 1 && one.get(0) instanceof String text ? text : null;
    }

    @Override
    public int compare(Object a, Object b) {
        String textA = textOf(a);
        String textB = textOf(b);
        if (textA != null && textB != null) {
            return textA.compareTo(textB);
        }
        if (textA == null && textB == null) {
            return objects.compare(a, b);
        }
        return textA != null ? -1 : 1;
    }

    @Override
    public void write(WriteBuffer buffer, Object key) {
        String text = textOf(key);
        if (text != null) {
            buffer.put(TEXT);
            StringDataType.INSTANCE.write(buffer, text);
        } else {
            buffer.put(OBJECT);
            objects.write(buffer, key);
        }
    }

    @Override
    public Object read(ByteBuffer buffer) {
        return buffer.get() == TEXT ? new KeyValue(StringDataType.INSTANCE.read(buffer)) : objects.read(buffer);
    }

    @Override
    public int getMemory(Object key) {
        String text = textOf(key);
        return text != null ? 64 + 2 * text.length() : objects.getMemory(key);
    }

    @Override
    public Object[] createStorage(int size) {
        return new Object[size];
    }
}

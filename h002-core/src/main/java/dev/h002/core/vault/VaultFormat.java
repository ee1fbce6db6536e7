package dev.h002.core.vault;

import dev.h002.StoreException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** A vault as bytes: the number of entries, then each key and value as its length in UTF-16 units and those units. */
final class VaultFormat {
    private VaultFormat() {}

    static byte[] write(Map<String, String> vault) {
        long size = Integer.BYTES;
        for (Map.Entry<String, String> entry : vault.entrySet()) {
            size += 2L * Integer.BYTES
                    + (long) Character.BYTES * entry.getKey().length()
                    + (long) Character.BYTES * entry.getValue().length();
        }
        if (size > Integer.MAX_VALUE / 2) {
            throw new StoreException("The vault is too large to seal: start a new conversation.", null);
        }
        ByteBuffer out = ByteBuffer.allocate((int) size).putInt(vault.size());
        vault.forEach((placeholder, value) -> {
            put(out, placeholder);
            put(out, value);
        });
        return out.array();
    }

    private static void put(ByteBuffer out, String text) {
        out.putInt(text.length());
        for (int i = 0; i < text.length(); i++) {
            out.putChar(text.charAt(i));
        }
    }

    static byte[] utf16(String text) {
        ByteBuffer out = ByteBuffer.allocate(Integer.BYTES + Character.BYTES * text.length());
        put(out, text);
        return out.array();
    }

    static Map<String, String> read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            int entries = in.getInt();
            Map<String, String> vault = new LinkedHashMap<>();
            for (int i = 0; i < entries; i++) {
                String placeholder = text(in);
                vault.put(placeholder, text(in));
            }
            if (in.hasRemaining() || entries < 0) {
                throw malformed();
            }
            return vault;
        } catch (BufferUnderflowException e) {
            throw malformed();
        }
    }

    private static String text(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining() / Character.BYTES) {
            throw malformed();
        }
        char[] chars = new char[length];
        in.asCharBuffer().get(chars);
        in.position(in.position() + length * Character.BYTES);
        return new String(chars);
    }

    private static StoreException malformed() {
        return new StoreException("The vault's content cannot be read: erase the conversation.", null);
    }
}

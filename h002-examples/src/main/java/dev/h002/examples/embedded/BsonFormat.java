package dev.h002.examples.embedded;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Collection;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/** How a document is kept in the file: its length in a variable number of bytes, then its BSON. Stateless. */
final class BsonFormat extends BasicDataType<Document> {
    static final BsonFormat INSTANCE = new BsonFormat();

    private static final int INITIAL_BYTES = 512;
    private static final int BYTES_PER_VALUE = 48;

    private BsonFormat() {}

    @Override
    public void write(WriteBuffer buffer, Document document) {
        ByteBuf bson = Unpooled.buffer(INITIAL_BYTES);
        BsonEncoder.encodeDocument(document, bson);
        buffer.putVarInt(bson.readableBytes());
        buffer.put(bson.nioBuffer());
    }

    @Override
    public Document read(ByteBuffer buffer) {
        byte[] bson = new byte[DataUtils.readVarInt(buffer)];
        buffer.get(bson);
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bson));
    }

    /** An estimate, by which the file's cache is bounded. */
    @Override
    public int getMemory(Document document) {
        return (int) Math.min(Integer.MAX_VALUE, weigh(document));
    }

    private static long weigh(@Nullable Object value) {
        long weight = BYTES_PER_VALUE;
        if (value instanceof String text) {
            weight += text.length();
        } else if (value instanceof BinData binary) {
            weight += binary.getData().length;
        } else if (value instanceof Document document) {
            for (Object inner : document.values()) {
                weight += BYTES_PER_VALUE + weigh(inner);
            }
        } else if (value instanceof Collection<?> list) {
            for (Object inner : list) {
                weight += weigh(inner);
            }
        }
        return weight;
    }

    @Override
    public Document[] createStorage(int size) {
        return new Document[size];
    }
}

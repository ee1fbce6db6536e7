package dev.h002.mongo;

import com.mongodb.MongoClientSettings;
import dev.h002.spi.Chunk;
import java.nio.ByteBuffer;
import java.util.Map;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.Document;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/** Chunks to test with. */
final class Chunks {
    private static final DocumentCodec CODEC = new DocumentCodec(MongoClientSettings.getDefaultCodecRegistry());

    private Chunks() {}

    static Chunk of(String id, float[] vector, Map<String, String> metadata) {
        return new Chunk(
                id, id + ".md", "Title of " + id, 0, "Text of " + id, vector, "model", "hash of " + id, metadata);
    }

    /** As it comes back over the wire. */
    static Document sent(Document document) {
        BasicOutputBuffer bytes = new BasicOutputBuffer();
        CODEC.encode(
                new BsonBinaryWriter(bytes), document, EncoderContext.builder().build());
        return CODEC.decode(
                new BsonBinaryReader(ByteBuffer.wrap(bytes.toByteArray())),
                DecoderContext.builder().build());
    }

    static String json(Document document) {
        return document.toJson(CODEC);
    }
}

/** Every store on MongoDB. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"}) // jars that name themselves, no more
module dev.h002.mongo {
    requires transitive dev.h002.api;
    requires transitive org.mongodb.driver.sync.client;
    requires org.mongodb.driver.core;
    requires org.mongodb.bson;
    requires bcrypt;
    requires org.slf4j;
    requires static org.jspecify;

    exports dev.h002.mongo;
}

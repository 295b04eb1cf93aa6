/**
 * The language and all tiers of jmpy. Exported is what is promised: the embedding API in {@code
 * org.jmpy}, and nothing else.
 */
module org.jmpy {
    exports org.jmpy;
}

import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Validator;

/** The JDK's own Xerces: parse and validate, nothing is built. */
final class XercesPeer extends Peer {
    private final Validator validator;

    private XercesPeer(Validator validator) {
        this.validator = validator;
    }

    @Override
    void read(StreamSource document) throws Exception {
        validator.validate(document);
    }

    public static void main(String[] arguments) throws Exception {
        new XercesPeer(schema(arguments[0]).newValidator()).serve(arguments);
    }
}

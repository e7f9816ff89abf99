import javax.xml.bind.JAXBContext;
import javax.xml.bind.Unmarshaller;
import javax.xml.transform.stream.StreamSource;

/** JAXB with a schema set: parse, validate and bind to the classes that xjc makes from the official set. */
final class JaxbPeer extends Peer {
    private final Unmarshaller unmarshaller;

    private JaxbPeer(Unmarshaller unmarshaller) {
        this.unmarshaller = unmarshaller;
    }

    @Override
    void read(StreamSource document) throws Exception {
        if (unmarshaller.unmarshal(document) == null) {
            throw new IllegalStateException("nothing was bound");
        }
    }

    public static void main(String[] arguments) throws Exception {
        Unmarshaller unmarshaller = JAXBContext.newInstance("de.osci.xmeld2511a").createUnmarshaller();
        unmarshaller.setSchema(schema(arguments[0]));
        new JaxbPeer(unmarshaller).serve(arguments);
    }
}

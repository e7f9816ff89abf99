import java.io.File;
import java.io.FileInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.apache.xerces.dom.DOMInputImpl;
import org.apache.xerces.jaxp.validation.XMLSchemaFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.w3c.dom.ls.LSInput;
import org.w3c.dom.ls.LSResourceResolver;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Validates files with Apache Xerces, offline: XercesOracle CATALOG SCHEMA LIST, where LIST names a file a line.
 * Prints a line for each: the file, a tab, "valid" or the first reason.
 */
public final class XercesOracle {
    public static void main(String[] arguments) throws Exception {
        Map<String, Path> catalog = catalog(Path.of(arguments[0]));
        // What the catalog does not know is an empty file: nothing is ever fetched.
        LSResourceResolver offline = (type, namespace, publicId, systemId, base) -> input(catalog, systemId, base);

        SchemaFactory factory = new XMLSchemaFactory();
        factory.setResourceResolver(offline);
        factory.setErrorHandler(STRICT);
        Schema schema = factory.newSchema(new StreamSource(new File(arguments[1])));

        StringBuilder out = new StringBuilder();
        for (String file : Files.readAllLines(Path.of(arguments[2]), StandardCharsets.UTF_8)) {
            Validator validator = schema.newValidator();
            validator.setResourceResolver(offline);
            validator.setErrorHandler(STRICT);
            String verdict = "valid";
            try (InputStream stream = new FileInputStream(file)) {
                validator.validate(new StreamSource(stream));
            } catch (Exception reason) {
                verdict = String.valueOf(reason.getMessage()).replaceAll("\\s+", " ");
            }
            out.append(file).append('\t').append(verdict).append('\n');
        }
        System.out.write(out.toString().getBytes(StandardCharsets.UTF_8));
        System.out.flush();
    }

    private static final ErrorHandler STRICT = new ErrorHandler() {
        @Override
        public void warning(SAXParseException reason) {
        }

        @Override
        public void error(SAXParseException reason) throws SAXException {
            throw reason;
        }

        @Override
        public void fatalError(SAXParseException reason) throws SAXException {
            throw reason;
        }
    };

    private static Map<String, Path> catalog(Path file) throws Exception {
        var documents = new org.apache.xerces.jaxp.DocumentBuilderFactoryImpl();
        NodeList entries = documents.newDocumentBuilder().parse(file.toFile()).getElementsByTagName("uri");
        Map<String, Path> found = new HashMap<>();
        for (int i = 0; i < entries.getLength(); i++) {
            Element entry = (Element) entries.item(i);
            found.put(entry.getAttribute("name"), file.toAbsolutePath().resolveSibling(entry.getAttribute("uri")));
        }
        return found;
    }

    private static LSInput input(Map<String, Path> catalog, String systemId, String baseUri) {
        LSInput input = new DOMInputImpl();
        input.setSystemId(systemId);
        input.setBaseURI(baseUri);
        Path file = catalog.get(systemId);
        if (file == null && baseUri != null && systemId != null) {
            Path beside = sibling(baseUri, systemId, catalog);
            file = beside != null && Files.exists(beside) ? beside : null;
        }
        try {
            input.setByteStream(file == null ? InputStream.nullInputStream() : new FileInputStream(file.toFile()));
        } catch (java.io.IOException reason) {
            input.setByteStream(InputStream.nullInputStream());
        }
        return input;
    }

    /** An include names its file relative to the file or the address that includes it. */
    private static Path sibling(String baseUri, String systemId, Map<String, Path> catalog) {
        java.net.URI absolute = java.net.URI.create(baseUri).resolve(systemId);
        Path known = catalog.get(absolute.toString());
        if (known != null) {
            return known;
        }
        return "file".equals(absolute.getScheme()) ? Path.of(absolute) : null;
    }

    private XercesOracle() {
    }
}

/*
 * libxml2: parse into a DOM and validate, driven by benches/xmeld.rs, where the protocol is described.
 * Arguments: folder of the official schema set, seconds of warm-up (not needed here), documents.
 * XML_CATALOG_FILES must name the catalog of the set.
 */
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct document {
    char *text;
    size_t length;
};

static void fail(const char *what) {
    fprintf(stderr, "libxml2: %s\n", what);
    exit(1);
}

static long long cpu(void) {
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

static struct document load(const char *path) {
    struct document document = {malloc(1 << 20), 0};
    FILE *file = fopen(path, "rb");
    if (!file || !document.text) fail("a document cannot be read");
    document.length = fread(document.text, 1, (1 << 20) - 1, file);
    document.text[document.length] = 0;
    fclose(file);
    return document;
}

/* Parser and validator are kept and used again, which is what libxml2 does fastest. */
static int is_valid(xmlParserCtxtPtr parser, xmlSchemaValidCtxtPtr validator, const struct document *document) {
    xmlDocPtr tree =
        xmlCtxtReadMemory(parser, document->text, (int)document->length, NULL, NULL, XML_PARSE_NONET);
    if (!tree) return 0;
    int result = xmlSchemaValidateDoc(validator, tree);
    xmlFreeDoc(tree);
    return result == 0;
}

static void quiet(void *context, xmlErrorPtr error) {
    (void)context;
    (void)error;
}

int main(int count, char **arguments) {
    if (count < 4) fail("usage: libxml2 SCHEMA_SET WARM_UP DOCUMENT...");
    char path[4096], line[128];
    snprintf(path, sizeof path, "%s/www.osci.de/xmeld2511a/xinneres.xmeld.xsd", arguments[1]);
    xmlSchemaPtr schema = xmlSchemaParse(xmlSchemaNewParserCtxt(path));
    if (!schema) fail("the schema set cannot be read");
    xmlSchemaValidCtxtPtr validator = xmlSchemaNewValidCtxt(schema);
    xmlParserCtxtPtr parser = xmlNewParserCtxt();
    xmlSchemaSetValidStructuredErrors(validator, quiet, NULL);

    struct document documents[8];
    int number = count - 3 < 8 ? count - 3 : 8;
    for (int i = 0; i < number; i++) {
        documents[i] = load(arguments[i + 3]);
        if (!is_valid(parser, validator, &documents[i])) fail("a document is not valid");
        char *code = strstr(documents[i].text, "<code>VH<");
        if (!code) fail("a document has no code to spoil");
        code[7] = 'X';
        if (is_valid(parser, validator, &documents[i])) fail("an invalid document was taken");
        code[7] = 'H';
    }
    puts("ready");
    fflush(stdout);
    while (fgets(line, sizeof line, stdin)) {
        int which;
        long long milliseconds;
        if (sscanf(line, "%d %lld", &which, &milliseconds) != 2 || which < 0 || which >= number) fail("command");
        long long begin = cpu(), spent, readings = 0;
        do {
            for (int i = 0; i < 16; i++) {
                if (!is_valid(parser, validator, &documents[which])) fail("a document is not valid");
            }
            readings += 16;
            spent = cpu() - begin;
        } while (spent < milliseconds * 1000000);
        printf("%lld %lld\n", readings, spent);
        fflush(stdout);
    }
    return 0;
}

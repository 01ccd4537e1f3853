package org.palermo.systemtest.taint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Sends a file with secrets wherever somebody can add one to a record: to a case, with an answer to a question about it, and to a
/// visit, as evidence and from a phone.
final class FileSeeding {

    private static final String CASES = "/api/nrm/v1/cases";
    private static final String DOCUMENTS = CASES + "/{id}/documents";
    private static final String ASKED = "/api/nrm/v1/received-information-requests";
    private static final String ANSWER_FILES = ASKED + "/{request}/documents";
    private static final String VISITS = "/api/inspection/v1/visits";
    private static final String EVIDENCE = VISITS + "/{visit}/evidence";
    private static final String ATTACHMENTS = VISITS + "/{visit}/attachments";
    private static final Map<String, JsonNode> ANNOUNCED = Map.of("type", TextNode.valueOf("PDF"), "name", TextNode.valueOf("report.pdf"));

    private final Recipes recipes;
    private final Callers callers;
    private final Records records;
    private final Random random;
    private final List<Secret> sent = new ArrayList<>();

    FileSeeding(Recipes recipes, Callers callers, Records records, Random random) {
        this.recipes = recipes;
        this.callers = callers;
        this.records = records;
        this.random = random;
    }

    /// The secrets that are in files now.
    List<Secret> sent() {
        return sent;
    }

    void run() {
        document();
        answerFile();
        evidence();
        attachment();
    }

    private void document() {
        var id = recipes.taken("POST " + DOCUMENTS, ANNOUNCED).id();
        var document = CASES + "/" + records.latest(CASES, "coordinator") + "/documents/" + id;
        put("coordinator", document, marked("PUT " + DOCUMENTS + "/{document}/content"));
        records.mark(DOCUMENTS, document);
    }

    /// Those who follow the case read it after the answer was sent, as a document of the case.
    private void answerFile() {
        var id = recipes.taken("POST " + ANSWER_FILES, ANNOUNCED).id();
        put("responder", ASKED + "/" + records.latest(ASKED, "responder") + "/documents/" + id,
                marked("PUT " + ANSWER_FILES + "/{document}/content"));
        recipes.takenOnLatest("POST " + ASKED + "/{request}/answer", Map.of());
        records.mark(DOCUMENTS, CASES + "/" + records.latest(CASES, "authority") + "/documents/" + id);
    }

    private void evidence() {
        records.mark(EVIDENCE, recipes.inspection().evidence(marked("PUT " + EVIDENCE + "/{evidence}/content")));
    }

    /// The file is also kept as evidence.
    private void attachment() {
        var attachment = recipes.inspection().attachment(marked("PATCH /api/inspection/v1/uploads/{id}"));
        records.mark(ATTACHMENTS, attachment);
        records.mark("/api/inspection/v1/attachments", "/api/inspection/v1/attachments" + attachment.substring(attachment.lastIndexOf('/')));
        var kept = recipes.takenOnLatest("POST " + ATTACHMENTS + "/{attachment}/evidence", Map.of()).id();
        records.mark(EVIDENCE, attachment.replaceFirst("/attachments/.*", "/evidence/" + kept));
    }

    private byte[] marked(String operation) {
        var pdf = MarkedPdf.make(operation, random);
        sent.addAll(pdf.secrets());
        return pdf.file();
    }

    private void put(String account, String document, byte[] file) {
        callers.ask(account, "PUT", document + "/content", file, Map.of("Content-Type", "application/octet-stream")).answer().expect(200);
    }
}

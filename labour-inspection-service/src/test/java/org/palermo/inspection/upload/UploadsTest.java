package org.palermo.inspection.upload;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aVisit;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.count;
import static org.palermo.inspection.Given.text;
import static org.palermo.inspection.upload.Tus.MIB;
import static org.palermo.inspection.upload.Tus.base64;
import static org.palermo.inspection.upload.Tus.begin;
import static org.palermo.inspection.upload.Tus.begun;
import static org.palermo.inspection.upload.Tus.file;
import static org.palermo.inspection.upload.Tus.finish;
import static org.palermo.inspection.upload.Tus.id;
import static org.palermo.inspection.upload.Tus.offset;
import static org.palermo.inspection.upload.Tus.send;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.tus.java.client.ProtocolException;
import io.tus.java.client.TusClient;
import io.tus.java.client.TusURLMemoryStore;
import io.tus.java.client.TusUpload;
import io.tus.java.client.TusUploader;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.Given;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.inspection.evidence.FileDeletions;
import org.palermo.inspection.evidence.GivenEvidence;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.HalfSent;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestClock;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
public class UploadsTest {
    private static final Account HER = Account.INSPECTOR;
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    UploadJob job;

    @Inject
    UploadHashes hashes;

    @Inject
    FileDeletions deletions;

    @Inject
    MeterRegistry meters;

    @AfterEach
    void now() {
        TestClock.ahead(Duration.ZERO);
        Given.execute("delete from upload where state = 'ARRIVING'");
    }

    @Test
    void created_201_a_file_in_pieces_becomes_an_attachment_of_its_visit() throws IOException {
        String visit = aVisit(HER);
        byte[] file = file(3 * MIB + 70_001);
        String upload = begun(HER, visit, file.length);
        as(HER).get(API + "/visits/" + visit + "/attachments").then().statusCode(200).body("items", hasSize(0));
        finish(HER, upload, file);
        Tus.as(HER).head(upload).then().statusCode(200).header("Upload-Length", String.valueOf(file.length)).header("Upload-Offset", String.valueOf(file.length))
                .header("Cache-Control", "no-store").header("Tus-Resumable", "1.0.0").header("Upload-Expires", nullValue())
                .header("Upload-Metadata", containsString("filename " + base64("Küche 3.jpg")));
        as(Account.CHIEF).get(API + "/visits/" + visit + "/attachments").then().statusCode(200)
                .body("items[0].name", equalTo("Küche 3.jpg")).body("items[0].type", equalTo("image/jpeg")).body("items[0].size", equalTo(file.length))
                .body("items[0].sha256", equalTo(HexFormat.of().formatHex(Tus.digest("SHA-256", file)))).body("items[0].visit", equalTo(visit));
        assertArrayEquals(file, as(Account.CHIEF).get(API + "/attachments/" + id(upload) + "/content").then().statusCode(200)
                .header("Content-Disposition", "attachment; filename*=UTF-8''K%C3%BCche%203.jpg").extract().asByteArray());
        for (String piece : pieces(upload)) {
            byte[] stored = Files.readAllBytes(stored(piece));
            assertEquals(-1, indexOf(stored, Arrays.copyOf(file, 64)), "a piece is in clear on the disk");
        }
        assertEquals(4, pieces(upload).size());
        assertEquals(0, count("select count(*) from upload where particulars is not null and position('K' in encode(particulars, 'escape')) > 0"
                + " and position('che 3' in encode(particulars, 'escape')) > 0"));
    }

    @Test
    void created_201_an_attachment_of_a_finding_and_an_empty_file() {
        String visit = aVisit(HER);
        String finding = Given.find(HER, visit, "{\"subject\":\"ADULT\",\"workers\":1,\"indicators\":[\"EX01\"]}").then().statusCode(201).extract().path("id");
        String upload = begin(HER, 0, "visit " + base64(visit) + ",finding " + base64(finding)).statusCode(201).extract().header("Location");
        assertEquals(0, offset(HER, upload));
        as(HER).get(API + "/visits/" + visit + "/attachments").then().body("items[0].finding", equalTo(finding)).body("items[0].size", equalTo(0));
        begin(HER, 1, "visit " + base64(aVisit(HER)) + ",finding " + base64(finding)).statusCode(400).body("violations[0].field", equalTo("Upload-Metadata"));
    }

    @Test
    void ok_200_a_picture_is_shown_without_what_is_hidden_in_it() {
        String visit = aVisit(HER);
        byte[] file = GivenEvidence.png("hidden");
        String id = Tus.attached(HER, visit, ",filename " + base64("door.png"), file);
        for (Account account : List.of(HER, Account.CHIEF)) {
            byte[] shown = as(account).get(API + "/attachments/" + id + "/picture").then().statusCode(200).header("Content-Type", "image/png")
                    .header("Content-Disposition", "inline").header("Content-Security-Policy", containsString("sandbox"))
                    .header("X-Content-Type-Options", "nosniff").header("Cache-Control", "no-store").extract().asByteArray();
            assertEquals(-1, indexOf(shown, "hidden".getBytes(StandardCharsets.US_ASCII)));
            as(account).get(API + "/visits/" + visit + "/attachments/" + id).then().statusCode(200).body("name", equalTo("door.png"))
                    .body("shown", equalTo(true)).body("sha256", equalTo(HexFormat.of().formatHex(Tus.digest("SHA-256", file))))
                    .body("shownSha256", equalTo(HexFormat.of().formatHex(Tus.digest("SHA-256", shown)))).body("evidence", nullValue());
        }
        assertEquals(2, count("select count(*) from audit_entry where record_id = '" + id + "' and action = 'SHOW'"));
    }

    @Test
    void conflict_409_what_is_no_picture_is_only_downloaded() {
        String visit = aVisit(HER);
        byte[] cut = Arrays.copyOf(GivenEvidence.png("x"), 60);
        for (byte[] file : List.of("%PDF-1.7 nothing".getBytes(StandardCharsets.US_ASCII), cut, new byte[0])) {
            String id = Tus.attached(HER, visit, ",filetype " + base64("image/png"), file);
            as(HER).get(API + "/attachments/" + id + "/picture").then().statusCode(409).body("type", equalTo("urn:palermo:problem:attachment:not-shown"));
            as(HER).get(API + "/visits/" + visit + "/attachments/" + id).then().statusCode(200).body("shown", equalTo(false)).body("shownSha256", nullValue());
            as(HER).get(API + "/attachments/" + id + "/content").then().statusCode(200);
        }
    }

    /// A phone is in a lift, in a cellar, in a field: the connection ends in the middle of a piece, again and again.
    @Test
    void what_arrived_of_a_piece_stays_when_the_connection_breaks() throws Exception {
        byte[] file = file(4 * MIB + 12_345);
        String upload = begun(HER, aVisit(HER), file.length);
        Random random = new Random(7);
        for (int i = 0; i < 12 && offset(HER, upload) < file.length; i++) {
            long at = offset(HER, upload);
            int piece = (int) Math.min(MIB, file.length - at);
            int sent = Math.max(1, random.nextInt(piece));
            try (HalfSent half = HalfSent.begin(HER, "PATCH", upload, Tus.PIECE + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: " + at, (long) piece)) {
                half.write(Arrays.copyOfRange(file, (int) at, (int) at + sent));
                // A network breaks while a piece is on its way, not in the instant in which it begins.
                Thread.sleep(400);
            }
            if (sent >= 64 << 10) {
                Awaitility.await().atMost(SOON).until(() -> offset(HER, upload) >= at + Upload.LEAST_OF_PIECE);
            }
        }
        assertTrue(offset(HER, upload) > MIB, "nothing of what arrived stayed");
        finish(HER, upload, file);
        assertArrayEquals(file, as(HER).get(API + "/attachments/" + id(upload) + "/content").then().statusCode(200).extract().asByteArray());
    }

    @Test
    void a_broken_piece_with_a_checksum_leaves_nothing() throws IOException {
        byte[] file = file(MIB);
        String upload = begun(HER, aVisit(HER), file.length);
        String checksum = "sha1 " + Base64.getEncoder().encodeToString(Tus.digest("SHA-1", file));
        try (HalfSent half = HalfSent.begin(HER, "PATCH", upload,
                Tus.PIECE + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nUpload-Checksum: " + checksum, (long) file.length)) {
            half.write(Arrays.copyOf(file, 600_000));
        }
        Tus.as(HER).contentType(Tus.PIECE).header("Upload-Offset", 0).header("Upload-Checksum", checksum).body(file).patch(upload).then().statusCode(204)
                .header("Upload-Offset", String.valueOf(file.length));
        assertEquals(1, pieces(upload).size());
    }

    @Test
    void changed_460_a_piece_with_another_checksum() {
        byte[] file = file(50_000);
        String upload = begun(HER, aVisit(HER), file.length);
        for (String algorithm : List.of("sha1", "sha256")) {
            String wrong = algorithm + " " + Base64.getEncoder().encodeToString(Tus.digest(algorithm.equals("sha1") ? "SHA-1" : "SHA-256", new byte[] {1}));
            Tus.as(HER).contentType(Tus.PIECE).header("Upload-Offset", 0).header("Upload-Checksum", wrong).body(file).patch(upload).then().statusCode(460)
                    .header("Tus-Resumable", "1.0.0").body("type", equalTo("urn:palermo:problem:upload:checksum"));
        }
        assertEquals(0, offset(HER, upload));
        for (String wrong : List.of("md5 AAAA", "sha1", "sha1 %%%")) {
            Tus.as(HER).contentType(Tus.PIECE).header("Upload-Offset", 0).header("Upload-Checksum", wrong).body(file).patch(upload).then().statusCode(400);
        }
    }

    @Test
    void conflict_409_a_piece_that_begins_elsewhere() {
        byte[] file = file(100_000);
        String upload = begun(HER, aVisit(HER), file.length);
        send(HER, upload, 5, Arrays.copyOf(file, 20_000)).then().statusCode(409).body("type", equalTo("urn:palermo:problem:upload:offset"));
        send(HER, upload, 0, Arrays.copyOf(file, 20_000)).then().statusCode(204).header("Upload-Offset", "20000");
        send(HER, upload, 0, Arrays.copyOf(file, 20_000)).then().statusCode(409);
        send(HER, upload, 20_000, new byte[0]).then().statusCode(204).header("Upload-Offset", "20000");
        assertEquals(20_000, offset(HER, upload));
    }

    @Test
    void of_the_same_piece_five_times_at_once_one_is_kept() throws InterruptedException {
        byte[] file = file(200_000);
        String upload = begun(HER, aVisit(HER), file.length);
        List<Integer> answers = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            threads.add(Thread.ofVirtual().start(() -> answers.add(send(HER, upload, 0, Arrays.copyOf(file, 100_000)).statusCode())));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(List.of(204, 409, 409, 409, 409), answers.stream().sorted().toList());
        assertEquals(100_000, offset(HER, upload));
        finish(HER, upload, file);
        assertArrayEquals(file, as(HER).get(API + "/attachments/" + id(upload) + "/content").then().statusCode(200).extract().asByteArray());
    }

    @Test
    void invalid_400_too_small_pieces_and_more_than_was_announced() {
        byte[] file = file(100_000);
        String upload = begun(HER, aVisit(HER), file.length);
        send(HER, upload, 0, Arrays.copyOf(file, 16_383)).then().statusCode(400).body("violations[0].field", equalTo("Content-Length"));
        send(HER, upload, 0, file(100_001)).then().statusCode(400);
        assertEquals(0, offset(HER, upload));
        for (String metadata : new String[] {"", "visit", "visit %%%", "visit " + base64("x"), "finding " + base64("x"), "visit " + base64(aVisit(HER)) + ",filename " + base64("a\nb"),
                "visit " + base64(aVisit(HER)) + ",visit " + base64(aVisit(HER))}) {
            begin(HER, 1, metadata).statusCode(400).body("violations[0].field", equalTo("Upload-Metadata"));
        }
        Tus.as(HER).header("Upload-Length", "-1").header("Upload-Metadata", "visit " + base64(aVisit(HER))).post(API + "/uploads").then().statusCode(400);
    }

    /// All pieces of a file are in memory while it is read, so there are never more than 4,096.
    @Test
    void invalid_400_too_small_pieces_of_a_large_file() {
        String upload = begun(HER, aVisit(HER), 1L << 30);
        send(HER, upload, 0, file((256 << 10) - 1)).then().statusCode(400).body("violations[0].message", equalTo("must be at least 262144, except for the last piece"));
        send(HER, upload, 0, file(256 << 10)).then().statusCode(204);
    }

    @Test
    void unavailable_503_while_the_whole_file_is_being_hashed_and_never_again_once_it_is_an_attachment() {
        String visit = aVisit(HER);
        byte[] file = file(30_000);
        String upload = begun(HER, visit, file.length);
        UUID id = UUID.fromString(id(upload));
        assertTrue(hashes.begin(id));
        try {
            send(HER, upload, 0, file).then().statusCode(503).header("Retry-After", "2").body("type", equalTo("urn:palermo:problem:upload:busy"));
            Tus.as(HER).head(upload).then().statusCode(503);
            as(HER).get(API + "/visits/" + visit + "/attachments").then().body("items", hasSize(0));
        } finally {
            hashes.end(id);
        }
        assertEquals(file.length, offset(HER, upload));
        as(HER).get(API + "/visits/" + visit + "/attachments").then().body("items", hasSize(1));
        assertTrue(hashes.begin(id), "the place is free again");
        try {
            assertEquals(file.length, offset(HER, upload));
        } finally {
            hashes.end(id);
        }
    }

    @Test
    void unavailable_503_while_too_many_other_files_are_being_hashed() {
        String upload = begun(HER, aVisit(HER), 10);
        List<UUID> others = Stream.generate(UUID::randomUUID).limit(UploadHashes.AT_ONCE).toList();
        try {
            others.forEach(other -> assertTrue(hashes.begin(other)));
            send(HER, upload, 0, file(10)).then().statusCode(503);
        } finally {
            others.forEach(hashes::end);
        }
        assertEquals(10, offset(HER, upload));
    }

    @Test
    void too_large_413_a_piece_and_a_file() {
        String visit = aVisit(HER);
        String upload = begun(HER, visit, 3L * MIB);
        send(HER, upload, 0, file(MIB + 1)).then().statusCode(413);
        begin(HER, (1L << 30) + 1, "visit " + base64(visit)).statusCode(413);
        String most = begun(HER, visit, 1L << 30);
        send(HER, most, 0, file(MIB)).then().statusCode(204);
        assertEquals(MIB, offset(HER, most));
    }

    @Test
    void too_many_429_begun_and_not_finished() {
        String visit = aVisit(HER);
        for (int i = 0; i < 60; i++) {
            begun(HER, visit, 10);
        }
        begin(HER, 10, "visit " + base64(visit)).statusCode(429).header("Retry-After", "60").body("type", equalTo("urn:palermo:problem:upload:unfinished"));
        begun(Account.CHIEF, visit, 10);
        Given.execute("delete from upload where state = 'ARRIVING'");
        for (int i = 0; i < 4; i++) {
            begun(HER, visit, 1L << 30);
        }
        begin(HER, 10, "visit " + base64(visit)).statusCode(429);
    }

    /// A phone on a bad network does not hear the address of many an upload, and begins another.
    @Test
    void an_upload_without_a_byte_counts_for_an_hour() {
        String visit = aVisit(HER);
        List<String> heard = Stream.generate(() -> begun(HER, visit, 40_000)).limit(60).toList();
        TestClock.ahead(Duration.ofMinutes(59));
        begin(HER, 10, "visit " + base64(visit)).statusCode(429);
        TestClock.ahead(Duration.ofMinutes(61));
        begin(HER, 10, "visit " + base64(visit)).statusCode(201);
        heard.subList(0, 59).forEach(upload -> send(HER, upload, 0, file(20_000)).then().statusCode(204));
        send(HER, heard.getLast(), 0, file(20_000)).then().statusCode(429).body("type", equalTo("urn:palermo:problem:upload:unfinished"));
        TestClock.ahead(Duration.ofHours(30));
        begin(HER, 10, "visit " + base64(visit)).statusCode(201);
        begin(HER, 10, "visit " + base64(visit)).statusCode(429);
    }

    @Test
    void too_many_429_more_than_8_gib_within_a_day() {
        String visit = aVisit(HER);
        String kept = "update upload set state = 'KEPT', arrived = size, kept_at = begun_at where state = 'ARRIVING' and size = 1073741824";
        try {
            for (int i = 0; i < 7; i++) {
                begun(HER, visit, 1L << 30);
                Given.execute(kept);
            }
            begun(HER, visit, 10);
            begin(HER, 1L << 30, "visit " + base64(visit)).statusCode(429).header("Retry-After", "3600").body("type", equalTo("urn:palermo:problem:upload:today"));
            begun(Account.CHIEF, visit, 1L << 30);
            TestClock.ahead(Duration.ofHours(25));
            begun(HER, visit, 1L << 30);
        } finally {
            Given.execute("delete from upload where size = 1073741824");
        }
    }

    @Test
    void not_found_404_for_everybody_else() {
        String visit = aVisit(HER);
        byte[] file = file(40_000);
        String upload = begun(HER, visit, file.length);
        send(HER, upload, 0, Arrays.copyOf(file, 20_000)).then().statusCode(204);
        for (Account other : List.of(Account.CHIEF, Account.OTHER_INSPECTOR)) {
            Tus.as(other).head(upload).then().statusCode(404);
            send(other, upload, 20_000, file(20_000)).then().statusCode(404);
            Tus.as(other).delete(upload).then().statusCode(404);
        }
        begin(Account.OTHER_INSPECTOR, 10, "visit " + base64(visit)).statusCode(404);
        finish(HER, upload, file);
        as(Account.OTHER_INSPECTOR).get(API + "/attachments/" + id(upload) + "/content").then().statusCode(404);
        as(Account.OTHER_INSPECTOR).get(API + "/visits/" + visit + "/attachments").then().statusCode(404);
        for (String one : List.of("/attachments/" + id(upload) + "/content", "/attachments/" + id(upload) + "/picture",
                "/visits/" + visit + "/attachments/" + id(upload))) {
            as(Account.OTHER_INSPECTOR).get(API + one).then().statusCode(404);
            as(Account.ADMINISTRATOR).get(API + one).then().statusCode(403);
        }
        as(HER).get(API + "/visits/" + aVisit(HER) + "/attachments/" + id(upload)).then().statusCode(404);
    }

    @Test
    void ended_204_and_nothing_stays() {
        byte[] file = file(MIB + 5);
        String upload = begun(HER, aVisit(HER), file.length);
        send(HER, upload, 0, Arrays.copyOf(file, MIB)).then().statusCode(204);
        List<String> pieces = pieces(upload);
        assertTrue(Files.exists(stored(pieces.getFirst())));
        Tus.as(HER).delete(upload).then().statusCode(204).header("Tus-Resumable", "1.0.0");
        Tus.as(HER).head(upload).then().statusCode(404);
        assertEquals(0, count("select count(*) from data_key where owner = '" + id(upload) + "'"));
        clean();
        assertTrue(Files.notExists(stored(pieces.getFirst())));
    }

    @Test
    void conflict_409_an_attachment_is_not_ended() {
        byte[] file = file(5);
        String upload = begun(HER, aVisit(HER), file.length);
        finish(HER, upload, file);
        Tus.as(HER).delete(upload).then().statusCode(409).body("type", equalTo("urn:palermo:problem:upload:kept"));
        send(HER, upload, 5, new byte[0]).then().statusCode(204);
    }

    @Test
    void gone_410_after_seven_days_without_a_piece() {
        byte[] file = file(60_000);
        String upload = begun(HER, aVisit(HER), file.length);
        TestClock.ahead(Duration.ofDays(6));
        send(HER, upload, 0, Arrays.copyOf(file, 20_000)).then().statusCode(204);
        TestClock.ahead(Duration.ofDays(12));
        send(HER, upload, 20_000, Arrays.copyOfRange(file, 20_000, 40_000)).then().statusCode(204);
        List<String> pieces = pieces(upload);
        TestClock.ahead(Duration.ofDays(20));
        send(HER, upload, 40_000, Arrays.copyOfRange(file, 40_000, 60_000)).then().statusCode(410).body("type", equalTo("urn:palermo:problem:upload:expired"));
        clean();
        Tus.as(HER).head(upload).then().statusCode(404);
        assertEquals(0, count("select count(*) from data_key where owner = '" + id(upload) + "'"));
        pieces.forEach(piece -> assertTrue(Files.notExists(stored(piece))));
    }

    @Test
    void another_version_412_names_the_one_that_is_spoken() {
        as(HER).post(API + "/uploads").then().statusCode(412).header("Tus-Version", "1.0.0").header("Tus-Resumable", "1.0.0");
        as(HER).header("Tus-Resumable", "0.2.2").head(API + "/uploads/" + aVisit(HER)).then().statusCode(412);
        RestAssured.given().auth().oauth2(HER.token()).options(API + "/uploads").then().statusCode(204).header("Tus-Version", "1.0.0")
                .header("Tus-Extension", "creation,expiration,checksum,termination").header("Tus-Max-Size", String.valueOf(1L << 30))
                .header("Tus-Checksum-Algorithm", "sha1,sha256");
    }

    /// A piece that nobody finished, for example because the service ended, is deleted from the disk a day later.
    @Test
    void a_piece_that_was_written_and_not_kept_is_deleted() {
        String file = UUID.randomUUID().toString();
        Given.execute("insert into file_deletion (file, due_at) values ('" + file + "', now() - interval '1 hour')");
        clean();
        assertEquals(0, count("select count(*) from file_deletion where file = '" + file + "'"));
    }

    /// A table that refers to an upload stands for whatever keeps it from being dropped.
    @Test
    void an_upload_that_cannot_be_dropped_stops_no_other_and_no_deletion() {
        byte[] file = file(60_000);
        String stays = begun(HER, aVisit(HER), file.length);
        String goes = begun(HER, aVisit(HER), file.length);
        send(HER, goes, 0, Arrays.copyOf(file, 20_000)).then().statusCode(204);
        Given.execute("update upload set expires_at = expires_at - interval '1 hour' where id = '" + id(stays) + "'");
        List<String> pieces = pieces(goes);
        Given.execute("create table upload_in_use (upload uuid references upload)");
        try {
            Given.execute("insert into upload_in_use values ('" + id(stays) + "')");
            TestClock.ahead(Duration.ofDays(8));
            clean();
            assertEquals(1, count("select count(*) from upload where id = '" + id(stays) + "'"));
            assertEquals(0, count("select count(*) from upload where id = '" + id(goes) + "'"));
            assertEquals(0, count("select count(*) from data_key where owner = '" + id(goes) + "'"));
            pieces.forEach(piece -> assertTrue(Files.notExists(stored(piece))));
        } finally {
            Given.execute("drop table upload_in_use");
        }
    }

    /// A directory in the place of a file can't be deleted while something is in it.
    @Test
    void files_that_should_have_been_deleted_an_hour_ago_are_counted() throws IOException {
        clean();
        double before = overdue();
        String file = UUID.randomUUID().toString();
        Path inTheWay = Files.createDirectories(stored(file).resolve("in the way"));
        Given.execute("insert into file_deletion (file, due_at) values ('" + file + "', now() - interval '2 hours')");
        try {
            clean();
            assertEquals(before + 1, overdue());
        } finally {
            Files.delete(inTheWay);
        }
        clean();
        assertTrue(overdue() <= before);
    }

    /// Drops unfinished uploads, then deletes the files that are due.
    private void clean() {
        job.run().await().atMost(SOON);
        deletions.run().await().atMost(SOON);
    }

    private double overdue() {
        return meters.get("palermo.files.deletion.overdue").gauge().value();
    }

    /// The client of the tus project, with a token that runs out in the middle: it continues with the next one where it was.
    @Test
    void the_tus_client_for_java_continues_with_another_token() throws Exception {
        String visit = aVisit(HER);
        byte[] file = file(5 * MIB + 99);
        TusClient client = new TusClient();
        client.setUploadCreationURL(URI.create("http://localhost:" + RestAssured.port + API + "/uploads").toURL());
        client.enableResuming(new TusURLMemoryStore());
        client.setHeaders(Map.of("Authorization", "Bearer " + HER.token()));
        TusUploader uploader = client.resumeOrCreateUpload(upload(visit, file));
        uploader.setChunkSize(MIB);
        uploader.setRequestPayloadSize(MIB);
        uploader.uploadChunk();
        uploader.uploadChunk();
        uploader.finish(false);
        client.setHeaders(Map.of("Authorization", "Bearer expired"));
        assertThrows(ProtocolException.class, () -> client.resumeUpload(upload(visit, file)));
        client.setHeaders(Map.of("Authorization", "Bearer " + HER.token()));
        uploader = client.resumeUpload(upload(visit, file));
        assertTrue(uploader.getOffset() >= 2L * MIB, "bytes were lost: it continues at " + uploader.getOffset());
        uploader.setChunkSize(MIB);
        uploader.setRequestPayloadSize(MIB);
        while (uploader.uploadChunk() > -1) {
            assertTrue(uploader.getOffset() <= file.length);
        }
        uploader.finish();
        String sent = uploader.getUploadURL().getPath();
        assertArrayEquals(file, as(HER).get(API + "/attachments/" + id(sent) + "/content").then().statusCode(200).extract().asByteArray());
    }

    @Test
    void the_audit_names_who_sent_and_who_read() {
        byte[] file = file(10);
        String upload = begun(HER, aVisit(HER), file.length);
        finish(HER, upload, file);
        as(Account.CHIEF).get(API + "/attachments/" + id(upload) + "/content").then().statusCode(200);
        for (String action : List.of("BEGIN_UPLOAD", "CONTINUE_UPLOAD", "ATTACH", "DOWNLOAD")) {
            assertEquals(1, count("select count(*) from audit_entry where record_id = '" + id(upload) + "' and action = '" + action + "'"), action);
        }
        as(HER).get(API + "/visits/" + aVisit(HER) + "/attachments").then().statusCode(200).body(not(containsString(id(upload))));
    }

    /// Row security protects the rows even if a query does not.
    @Test
    void row_level_security_stands_under_it() throws SQLException {
        String visit = aVisit(HER);
        byte[] file = file(10);
        String arriving = id(begun(HER, visit, 10));
        String kept = id(begun(HER, visit, file.length));
        finish(HER, API + "/uploads/" + kept, file);
        try (Acting her = Acting.as(HER); Acting chief = Acting.as(Account.CHIEF); Acting other = Acting.as(Account.OTHER_INSPECTOR); Acting nobody = Acting.nobody();
                Acting owner = Acting.owner(); Acting job = Acting.system("uploads"); Acting ministry = Acting.as(Account.ADMINISTRATOR)) {
            String rows = "upload where id in ('" + arriving + "', '" + kept + "')";
            String pieces = "upload_piece where upload = '" + kept + "'";
            her.set("palermo.subject", text("select subject from upload where id = '" + arriving + "'"));
            assertEquals(2, her.count(rows));
            assertEquals(1, chief.count(rows), "a colleague sees what is whole");
            assertEquals(1, chief.count(pieces));
            assertEquals(1, job.count(rows), "the job sees what is unfinished");
            for (Acting acting : List.of(other, nobody, owner, ministry)) {
                assertEquals(0, acting.count(rows));
                assertEquals(0, acting.count(pieces));
                assertEquals(0, acting.count("data_key where owner = '" + kept + "'"));
            }
            assertEquals(0, chief.change("delete from upload where id = '" + arriving + "'"));
            assertEquals(0, her.change("delete from upload where id = '" + kept + "'"));
        }
    }

    private static TusUpload upload(String visit, byte[] file) {
        TusUpload upload = new TusUpload();
        upload.setSize(file.length);
        upload.setInputStream(new ByteArrayInputStream(file));
        upload.setFingerprint(visit);
        upload.setMetadata(Map.of("visit", visit, "filename", "yard.mp4"));
        return upload;
    }

    private static List<String> pieces(String upload) {
        String files = text("select string_agg(cast(file as text), ',' order by at_byte) from upload_piece where upload = '" + id(upload) + "'");
        return files == null ? List.of() : List.of(files.split(","));
    }

    private static Path stored(String file) {
        return Path.of("target/files", file.substring(file.length() - 2), file);
    }

    private static int indexOf(byte[] in, byte[] wanted) {
        for (int i = 0; i + wanted.length <= in.length; i++) {
            if (Arrays.equals(in, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }
}

package org.palermo.systemtest.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tus.java.client.FingerprintNotFoundException;
import io.tus.java.client.ProtocolException;
import io.tus.java.client.ResumingNotEnabledException;
import io.tus.java.client.TusClient;
import io.tus.java.client.TusURLMemoryStore;
import io.tus.java.client.TusUpload;
import io.tus.java.client.TusUploader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/// Sends files with the client of the tus project for Java, as it is. Its token ends in the middle of some files.
final class TusJavaSender implements FileSender {

    private static final int MIB = 1 << 20;
    private static final int MOST_TRIES = 200;
    private static final int QUIET_MILLIS = 45_000;
    private static final int TOKEN_ENDS_EVERY = 4;
    /// No status has fewer digits: a shorter one is the beginning of an answer that broke off.
    private static final int SHORTEST_STATUS = 100;
    /// What it may meet on a bad network; zero without a whole answer.
    private static final Set<Integer> EXPECTED = Set.of(0, 204, 401, 408, 409, 429, 502, 503, 504);
    private static final Pattern WHOLE_ADDRESS = Pattern.compile(".*/uploads/[0-9a-f-]{36}");

    private final Phone phone;
    private final TusURLMemoryStore addresses = new TusURLMemoryStore();
    private final TusClient client = new Careful();
    private int within;

    TusJavaSender(Phone phone) {
        this.phone = phone;
        try {
            client.setUploadCreationURL(URI.create(phone.network().address() + Phone.API + "/uploads").toURL());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        client.enableResuming(addresses);
    }

    /// The client waits for ever unless somebody tells its connections not to. And when an answer breaks off in its head, the JDK takes
    /// what has come for the whole: then the address of the upload may be cut.
    private final class Careful extends TusClient {

        @Override
        public TusUploader createUpload(TusUpload upload) throws ProtocolException, IOException {
            var uploader = super.createUpload(upload);
            if (!WHOLE_ADDRESS.matcher(uploader.getUploadURL().getPath()).matches()) {
                addresses.remove(upload.getFingerprint());
                throw new IOException("The address of the upload was cut: " + uploader.getUploadURL());
            }
            return uploader;
        }

        @Override
        public void prepareConnection(HttpURLConnection connection) {
            super.prepareConnection(connection);
            connection.setReadTimeout(QUIET_MILLIS);
        }
    }

    @Override
    public void send(UUID visit, UUID finding, Photograph photograph) {
        phone.network().loseNext();
        var upload = UUID.randomUUID().toString();
        var tries = 0;
        while (!sent(upload, visit, finding, photograph)) {
            assertTrue(++tries < MOST_TRIES, photograph + " is not sent after so many tries");
        }
    }

    /// @return whether the whole file is there
    private boolean sent(String upload, UUID visit, UUID finding, Photograph photograph) {
        client.setHeaders(Map.of("Authorization", "Bearer " + phone.token()));
        try {
            var uploader = client.resumeOrCreateUpload(described(upload, visit, finding, photograph));
            uploader.setChunkSize(MIB);
            uploader.setRequestPayloadSize(MIB);
            for (var sent = uploader.uploadChunk(); sent > -1; sent = uploader.uploadChunk()) {
                // A whole piece was acknowledged.
                if (sent == MIB && uploader.getOffset() < photograph.bytes().length && ++within % TOKEN_ENDS_EVERY == 0) {
                    tokenEnds(upload, visit, finding, photograph, uploader.getOffset());
                    return false;
                }
            }
            uploader.finish();
            return true;
        } catch (ProtocolException refused) {
            isRefused(refused);
        } catch (IOException lost) {
            phone.isLost();
        }
        return false;
    }

    private void isRefused(ProtocolException refused) {
        assertTrue(EXPECTED.contains(status(refused)) || brokeOffBeforeOffset(refused), refused::getMessage);
        if (status(refused) == 401) {
            phone.signIn();
        }
        phone.isLost();
    }

    /// The JDK takes what has come of a head for the whole. A service that never says the offset is found out by the number of tries.
    private static boolean brokeOffBeforeOffset(ProtocolException refused) {
        return status(refused) == 200 && refused.getCausingConnection().getHeaderField("Upload-Offset") == null;
    }

    /// A new token continues at the same byte.
    private void tokenEnds(String upload, UUID visit, UUID finding, Photograph photograph, long offset) {
        phone.tokenRunsOut();
        client.setHeaders(Map.of("Authorization", "Bearer " + phone.token()));
        assertEquals(401, refusal(upload, visit, finding, photograph));
        phone.signIn();
        client.setHeaders(Map.of("Authorization", "Bearer " + phone.token()));
        assertEquals(offset, resumed(upload, visit, finding, photograph), "a token that ends costs no byte");
    }

    /// The status with which the next connection is refused that gets through.
    private int refusal(String upload, UUID visit, UUID finding, Photograph photograph) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            try {
                client.resumeUpload(described(upload, visit, finding, photograph));
                return 200;
            } catch (ProtocolException refused) {
                if (status(refused) != 0) {
                    return status(refused);
                }
                phone.isLost();
            } catch (IOException lost) {
                phone.isLost();
            } catch (FingerprintNotFoundException | ResumingNotEnabledException e) {
                throw new AssertionError("the upload is forgotten", e);
            }
        }
        throw new AssertionError("never answered");
    }

    private long resumed(String upload, UUID visit, UUID finding, Photograph photograph) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            try {
                return client.resumeUpload(described(upload, visit, finding, photograph)).getOffset();
            } catch (ProtocolException refused) {
                isRefused(refused);
            } catch (IOException lost) {
                phone.isLost();
            } catch (FingerprintNotFoundException | ResumingNotEnabledException e) {
                throw new AssertionError("the upload is forgotten", e);
            }
        }
        throw new AssertionError("never answered");
    }

    private static int status(ProtocolException refused) {
        try {
            var status = refused.getCausingConnection() == null ? 0 : refused.getCausingConnection().getResponseCode();
            return status < SHORTEST_STATUS ? 0 : status;
        } catch (IOException e) {
            return 0;
        }
    }

    private static TusUpload described(String upload, UUID visit, UUID finding, Photograph photograph) {
        var metadata = new HashMap<>(Map.of("visit", visit.toString(), "filename", photograph.name(), "filetype", "image/jpeg"));
        if (finding != null) {
            metadata.put("finding", finding.toString());
        }
        var described = new TusUpload();
        described.setSize(photograph.bytes().length);
        described.setInputStream(new ByteArrayInputStream(photograph.bytes()));
        described.setFingerprint(upload);
        described.setMetadata(metadata);
        return described;
    }
}

package org.palermo.systemtest;

import java.util.Map;
import java.util.UUID;
import org.palermo.systemtest.suite.Suite;

/// The only shelter that meets all these needs, and it has one bed. Earlier ones in its region are closed, so that there is
/// never a second.
///
/// @param id of the shelter
public record OneBedShelter(UUID id, String region) {

    public static final String REGION = "GB-ENG-LDN";
    /// A region of a country whose four shelters form one area.
    static final String REGION_OF_FOUR = "ZZ-N";
    static final String NAME = "Last Bed House";
    static final String STREET = "1 Hidden Lane";
    static final String POSTCODE = "ZZ9 9ZZ";
    public static final String NEEDS =
            "[\"STEP_FREE\", \"GROUND_FLOOR_ROOM\", \"WHEELCHAIR_BATHROOM\", \"HEARING_LOOP\", \"VISUAL_ALARM\", \"PETS\", \"MEDICAL_ISOLATION\", \"HIGH_SECURITY\"]";
    private static final String SHELTERS = "/api/shelter/v1/shelters";

    public static OneBedShelter open(Suite suite) {
        return open(suite, REGION);
    }

    static OneBedShelter open(Suite suite, String region) {
        return open(suite, region, "shelter");
    }

    /// @param account the manager of the shelter
    static OneBedShelter open(Suite suite, String region, String account) {
        var manager = suite.as(account);
        closeEarlier(suite, region, account);
        var made = manager.post(SHELTERS, description(region, "OPEN")).expect(201).id();
        manager.post(SHELTERS + "/" + made + "/places", "{\"room\": \"1\", \"kind\": \"BED\"}").expect(201);
        manager.put(SHELTERS + "/" + made + "/census", "{\"occupied\": 0}", Map.of()).expect(200);
        return new OneBedShelter(made, region);
    }

    public static void closeEarlier(Suite suite, String region, String account) {
        var manager = suite.as(account);
        for (var shelter : manager.get(SHELTERS + "?limit=200").expect(200).json().get("items")) {
            if (shelter.get("name").asText().equals(NAME) && shelter.get("region").asText().equals(region) && shelter.get("status").asText().equals("OPEN")) {
                var path = SHELTERS + "/" + shelter.get("id").asText();
                var etag = manager.get(path).expect(200).header("ETag");
                manager.put(path, description(region, "CLOSED"), Map.of("If-Match", etag)).expect(200);
            }
        }
    }

    private static String description(String region, String status) {
        return """
                {"operatorName": "Rowan Refuges", "region": "%s", "name": "%s",
                 "address": {"line1": "%s", "town": "Nowhere", "postcode": "%s"},
                 "takes": {"women": true, "womenWithChildren": false, "girls": false, "men": false, "minAge": 18, "maxAge": 120},
                 "accessibility": ["STEP_FREE", "GROUND_FLOOR_ROOM", "WHEELCHAIR_BATHROOM", "HEARING_LOOP", "VISUAL_ALARM"],
                 "languages": ["en"], "pets": true, "medicalIsolation": true, "security": "HIGH", "lacks": [], "status": "%s",
                 "staffedPlaces": 1, "hygieneLimit": 1, "confidential": true}
                """.formatted(region, NAME, STREET, POSTCODE, status);
    }
}

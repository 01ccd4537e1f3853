package org.palermo.shelter.register.imports;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.palermo.kernel.imports.FileRemark;
import org.palermo.kernel.imports.InvalidRow;
import org.palermo.kernel.imports.LineResult;
import org.palermo.kernel.imports.LineSource;
import org.palermo.kernel.imports.Row;
import org.palermo.kernel.imports.RowSource;
import org.palermo.shelter.register.Security;
import org.palermo.shelter.register.ShelterStatus;
import org.palermo.shelter.register.address.Address;

/// Converts the shelter projects of an HMIS set to shelters. What the set does not say gets the safe value: the shelter is
/// confidential, takes people only after an assessment, and is full until its first census.
final class HmisShelters {
    /// Emergency shelter, open on entry and by night; transitional housing; safe haven (HMIS data standards, element 2.02.6).
    private static final Set<String> SHELTER = Set.of("0", "1", "2", "8");
    /// Households without children, with an adult and a child, and of children only (element 2.07.4).
    private static final String WITHOUT_CHILDREN = "1";
    private static final String WITH_CHILDREN = "3";
    private static final String CHILDREN_ONLY = "4";
    private static final int ADULT = 18;
    private static final int OLDEST = 120;
    private static final String OTHERS = "the archive has other files, which were not read; files about persons must not be imported";
    private static final String UNKNOWN = "not said";

    private final HmisSet set;
    private final String region;
    private final UUID operator;
    private final LocalDate day;
    private final LineSource.Reading<ShelterRecord> reading;
    private final Map<String, List<HmisRow>> organizations;
    private final Map<String, List<HmisRow>> inventory;
    private final Map<String, List<HmisRow>> places;
    private final Map<Integer, String> notes = new HashMap<>();

    /// @param day projects and their beds must exist on this day
    HmisShelters(HmisSet set, String region, UUID operator, LocalDate day, LineSource.Reading<ShelterRecord> reading) {
        this.set = set;
        this.region = region;
        this.operator = operator;
        this.day = day;
        this.reading = reading;
        this.organizations = set.byId(HmisFile.ORGANIZATION, "OrganizationID");
        this.inventory = set.byId(HmisFile.INVENTORY, "ProjectID");
        this.places = set.byId(HmisFile.PROJECT_COC, "ProjectID");
    }

    /// Converts each row only when it is read: a row of a few bytes may be a shelter of a thousand places.
    RowSource<ShelterRecord> source() {
        Stream<LineResult<ShelterRecord>> more = set.holdsMore() ? Stream.of(new FileRemark<>(1, OTHERS)) : Stream.empty();
        return RowSource.of(Stream.concat(more, set.rows(HmisFile.PROJECT).stream().map(this::read))::iterator);
    }

    /// What a converted row could not say, by line.
    Map<Integer, String> notes() {
        return notes;
    }

    private LineResult<ShelterRecord> read(HmisRow project) {
        if (!SHELTER.contains(project.get("ProjectType"))) {
            return new InvalidRow<>(project.line(), "the project must give shelter");
        }
        try {
            if (!project.runsOn(day, "OperatingStartDate", "OperatingEndDate")) {
                return new InvalidRow<>(project.line(), "the project must operate now");
            }
            List<HmisRow> beds = inventory.getOrDefault(project.get("ProjectID"), List.of()).stream()
                    .filter(row -> row.runsOn(day, "InventoryStartDate", "InventoryEndDate")).toList();
            LineResult<ShelterRecord> read = reading.read(project.line(), json(project, beds));
            if (read instanceof Row<ShelterRecord> row) {
                notes.put(row.number(), note(row.value()));
            }
            return read;
        } catch (DateTimeException e) {
            return new InvalidRow<>(project.line(), "each date of the project and of its beds must be a date");
        } catch (NumberFormatException e) {
            return new InvalidRow<>(project.line(), "each count of its beds must be a number");
        } catch (IllegalArgumentException e) {
            return new InvalidRow<>(project.line(), e.getMessage());
        }
    }

    private String json(HmisRow project, List<HmisRow> beds) {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        String own = "hmis\n" + operator + "\n" + project.get("ProjectID");
        record.put("id", UUID.nameUUIDFromBytes(own.getBytes(StandardCharsets.UTF_8)).toString());
        record.put("operatorAgency", operator.toString()).put("region", region).put("name", project.get("ProjectName"));
        record.put("operatorName", first(organizations, project.get("OrganizationID")).get("OrganizationName"));
        HmisRow place = first(places, project.get("ProjectID"));
        record.putObject("address")
                .put("line1", said(place, "Address1"))
                .put("town", said(place, "City"))
                .put("postcode", said(place, "ZIP"));
        takes(record.putObject("takes"), beds);
        record.putArray("accessibility");
        record.putArray("languages");
        int places = rooms(record.putArray("rooms"), beds);
        if (places == 0) {
            throw new IllegalArgumentException("the project must have beds now");
        }
        return record.put("security", Security.STANDARD.name()).put("status", ShelterStatus.RESTRICTED.name())
                .put("staffedPlaces", places).put("hygieneLimit", places).put("occupied", places).put("censusAt", Instant.EPOCH.toString())
                .put("confidential", true).put("publicListing", false).toString();
    }

    private static void takes(ObjectNode takes, List<HmisRow> beds) {
        boolean children = isFor(beds, CHILDREN_ONLY);
        takes.put("women", isFor(beds, WITHOUT_CHILDREN)).put("womenWithChildren", isFor(beds, WITH_CHILDREN)).put("girls", children)
                .put("men", false).put("minAge", children ? 0 : ADULT).put("maxAge", OLDEST);
    }

    private static boolean isFor(List<HmisRow> beds, String households) {
        return beds.stream().anyMatch(row -> row.get("HouseholdType").equals(households));
    }

    /// A unit becomes a room. Beds without units share as few rooms as possible.
    private static int rooms(ArrayNode rooms, List<HmisRow> inventory) {
        int places = 0;
        for (HmisRow row : inventory) {
            int beds = row.count("BedInventory");
            ArrayNode some = JsonNodeFactory.instance.arrayNode();
            places += ShelterRooms.even(some, Math.min(beds, Math.max(row.count("UnitInventory"), ShelterRooms.fewest(beds))), beds, 0);
            ShelterRooms.within(places);
            some.forEach(room -> rooms.add(((ObjectNode) room).put("name", Integer.toString(rooms.size() + 1))));
        }
        return places;
    }

    private static HmisRow first(Map<String, List<HmisRow>> rows, String id) {
        return rows.getOrDefault(id, List.of()).stream().findFirst().orElseGet(() -> new HmisRow(0, Map.of()));
    }

    private static String said(HmisRow row, String column) {
        return row.get(column).isEmpty() ? UNKNOWN : row.get(column);
    }

    private static String note(ShelterRecord shelter) {
        Address address = shelter.address();
        boolean unsaid = List.of(address.line1(), address.town(), address.postcode()).contains(UNKNOWN);
        return (unsaid ? "the set does not say the whole address, " : "the set does not say ")
                + "of which sex it takes people, its languages and what it has for people with a disability; "
                + "it is full until somebody counts, and takes nobody without an assessment";
    }
}

package org.palermo.inspection.workplace;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.id.Reference;

@Entity
@Table(name = "workplace")
public class Workplace {
    private static final int REFERENCE_BITS = 60;

    @Id
    UUID id;

    String reference;

    @Enumerated(EnumType.STRING)
    WorkplaceKind kind;

    String name;
    String country;
    String address;
    String sector;

    @Column(name = "sector_listed")
    String sectorListed;

    BigDecimal latitude;
    BigDecimal longitude;
    Integer workers;

    @Column(name = "workers_least")
    Integer workersLeast;

    @Column(name = "workers_most")
    Integer workersMost;

    @Column(name = "women_share")
    BigDecimal womenShare;

    Integer women;
    Integer men;
    String isic;
    String region;

    @Column(name = "address_from")
    LocalDate addressFrom;

    boolean closed;

    @Column(name = "closed_on")
    LocalDate closedOn;

    @Enumerated(EnumType.STRING)
    @Column(name = "closed_for")
    ClosingReason closedFor;

    /// The record into which this one was merged, or null.
    @Column(name = "merged_into")
    UUID mergedInto;

    @Column(name = "os_id")
    String osId;

    @Column(name = "match_key")
    String matchKey;

    @Column(name = "name_key")
    String nameKey;

    @Column(name = "near_name")
    String nearName;

    @Column(name = "near_address")
    String nearAddress;

    @Column(name = "near_street")
    String nearStreet;

    /// The sealed name, address and coordinates of a private household; their own columns are then null.
    byte[] sealed;

    @Transient
    Household household;

    @Column(name = "created_at")
    Instant createdAt;

    @Version
    int version;

    Workplace() {}

    private Workplace(WorkplaceKind kind, Likeness.Place place, Instant now) {
        this.id = Ids.next();
        this.reference = "W-" + Reference.random(REFERENCE_BITS);
        this.kind = kind;
        this.country = place.country();
        this.createdAt = now;
        called(place.name(), place.address());
    }

    private void called(String newName, String newAddress) {
        name = newName;
        address = newAddress;
        matchKey = matchKeyOf(kind, newName, newAddress);
        nameKey = Likeness.nameKey(country, name);
        nearName = Likeness.nearName(country, name);
        nearAddress = Likeness.nearAddress(country, address);
        nearStreet = Likeness.nearStreet(country, address);
    }

    /// The match key that it would have, before a household is hidden. A household or an informal workplace without an address is never
    /// the same as another one, because its name alone does not identify it.
    String matchKeyOf(WorkplaceKind ofKind, String ofName, String ofAddress) {
        boolean nameless = ofKind == WorkplaceKind.PRIVATE_HOUSEHOLD || ofKind == WorkplaceKind.INFORMAL;
        return nameless && Likeness.words(ofAddress).isEmpty() ? id.toString() : Likeness.matchKey(country, ofName, ofAddress);
    }

    /// Makes this a private household: moves name, address and coordinates out of their columns into `household`, and replaces the
    /// comparison keys, which could be guessed, by keyed hashes.
    Workplace hidden(UnaryOperator<String> keyed) {
        household = new Household(name, address, latitude, longitude);
        name = null;
        address = null;
        latitude = null;
        longitude = null;
        matchKey = matchKey.equals(id.toString()) ? matchKey : keyed.apply(matchKey);
        nameKey = keyed.apply(nameKey);
        nearName = keyed.apply(nearName);
        nearAddress = keyed.apply(nearAddress);
        nearStreet = keyed.apply(nearStreet);
        return this;
    }

    public boolean isHousehold() {
        return kind == WorkplaceKind.PRIVATE_HOUSEHOLD;
    }

    /// The name; null for a household that was not opened or whose key was destroyed.
    public String name() {
        return household == null ? name : household.name();
    }

    public String address() {
        return household == null ? address : household.address();
    }

    public BigDecimal latitude() {
        return household == null ? latitude : household.latitude();
    }

    public BigDecimal longitude() {
        return household == null ? longitude : household.longitude();
    }

    /// A workplace from a published list. It is recorded as an establishment, because a list does not say what kind it is.
    static Workplace listed(ListedRow row, Instant now) {
        Workplace workplace = new Workplace(WorkplaceKind.ESTABLISHMENT, row.place(), now);
        workplace.sector = row.sector();
        workplace.sectorListed = row.sector().equals(row.sectorListed()) ? null : row.sectorListed();
        workplace.at(row.coordinates());
        workplace.workers = row.workers();
        workplace.workersLeast = row.workersLeast();
        workplace.workersMost = row.workersMost();
        workplace.closed = row.closed();
        workplace.womenShare = row.womenShare();
        workplace.region = row.region();
        workplace.osId = row.osId();
        return workplace;
    }

    /// A workplace that an inspector registers.
    static Workplace registered(RegisterWorkplace command, String sector, String osId, Instant now) {
        Workplace workplace = new Workplace(command.kind(), command.place(), now);
        workplace.says(command, sector, osId);
        return workplace;
    }

    /// Replaces what is said of the workplace. A household is hidden again afterwards.
    public void corrected(StatedWorkplace said, String newSector, String newOsId) {
        household = null;
        kind = said.kind();
        called(said.name(), said.address());
        if (!Objects.equals(newSector, sector)) {
            sectorListed = null;
        }
        says(said, newSector, newOsId);
    }

    /// Puts the workplace at a new address.
    public void moved(String newAddress, Coordinates point, LocalDate from) {
        String kept = name();
        household = null;
        called(kept, newAddress);
        at(point);
        addressFrom = from;
    }

    private void says(StatedWorkplace said, String newSector, String newOsId) {
        sector = newSector;
        at(said.coordinates());
        workers = said.workers();
        workersLeast = said.workersLeast();
        workersMost = said.workersMost();
        women = said.women();
        men = said.men();
        isic = said.isic();
        region = said.region();
        osId = newOsId;
    }

    public void close(LocalDate on, ClosingReason why) {
        closed = true;
        closedOn = on;
        closedFor = why;
    }

    public void reopen() {
        closed = false;
        closedOn = null;
        closedFor = null;
    }

    WorkplaceState state() {
        return mergedInto != null ? WorkplaceState.MERGED : closed ? WorkplaceState.CLOSED : WorkplaceState.OPEN;
    }

    /// Whether {@link Likeness} must compare the two in detail: they have the same name without legal forms, the same words in the
    /// address, the same OS ID, or are near each other.
    boolean mayBe(Workplace other) {
        return !id.equals(other.id) && (nearName.equals(other.nearName) || nearAddress != null && nearAddress.equals(other.nearAddress)
                || nearStreet != null && nearStreet.equals(other.nearStreet) || osId != null
                && osId.equals(other.osId) || Coordinates.areNear(coordinates(), other.coordinates()));
    }

    Likeness.Place place() {
        return new Likeness.Place(country, name(), address(), osId, coordinates());
    }

    public Coordinates coordinates() {
        return latitude() == null ? null : new Coordinates(latitude(), longitude());
    }

    private void at(Coordinates point) {
        latitude = point == null ? null : point.latitude();
        longitude = point == null ? null : point.longitude();
    }

    public UUID id() {
        return id;
    }

    public String reference() {
        return reference;
    }

    public WorkplaceKind kind() {
        return kind;
    }

    public String country() {
        return country;
    }

    public String sector() {
        return sector;
    }

    public Integer workers() {
        return workers;
    }

    public Integer workersLeast() {
        return workersLeast;
    }

    public Integer workersMost() {
        return workersMost;
    }

    public Integer women() {
        return women;
    }

    public Integer men() {
        return men;
    }

    public String isic() {
        return isic;
    }

    public String region() {
        return region;
    }

    public boolean closed() {
        return closed;
    }

    public LocalDate closedOn() {
        return closedOn;
    }

    /// @param record the one that is kept, or null when this record is one of its own again
    public void mergeInto(UUID record) {
        mergedInto = record;
    }

    public UUID mergedInto() {
        return mergedInto;
    }

    public String osId() {
        return osId;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public int version() {
        return version;
    }
}

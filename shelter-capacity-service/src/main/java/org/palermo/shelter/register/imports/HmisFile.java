package org.palermo.shelter.register.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The files of HUD's HMIS CSV set that describe projects and beds, not people. Columns follow the editions of 2020 to 2026; one
/// column has another name in the earlier editions.
enum HmisFile {
    PROJECT("Project.csv", "ProjectID", "OrganizationID", "ProjectName",
            "ProjectType", "OperatingStartDate", "OperatingEndDate", "DateDeleted"),
    ORGANIZATION("Organization.csv", "OrganizationID", "OrganizationName", "DateDeleted"),
    INVENTORY("Inventory.csv", "ProjectID", "HouseholdType", "UnitInventory",
            "BedInventory", "InventoryStartDate", "InventoryEndDate", "DateDeleted"),
    /// The address of a project. Providers for victims leave it empty.
    PROJECT_COC("ProjectCoC.csv", "ProjectID", "Address1", "City", "ZIP", "DateDeleted");

    final String file;
    final List<String> columns;

    HmisFile(String file, String... columns) {
        this.file = file;
        this.columns = List.of(columns);
    }

    static Optional<HmisFile> of(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return Arrays.stream(values()).filter(file -> file.file.equalsIgnoreCase(name)).findFirst();
    }
}

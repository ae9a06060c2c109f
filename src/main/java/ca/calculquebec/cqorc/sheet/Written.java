package ca.calculquebec.cqorc.sheet;

/**
 * A cell that was sent and not yet seen again.
 *
 * @param table the sheet as it was read just before
 * @param repair whether it puts back what an earlier write hit by mistake
 */
record Written(Wish wish, SheetTable table, int row, int column, String value, boolean repair) {
  Written readAs(SheetTable other) {
    return new Written(wish, other, row, column, value, repair);
  }
}

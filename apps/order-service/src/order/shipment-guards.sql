create trigger shipment_lines_append_only before update or delete on shipment_lines for each row execute function refuse_change();

import { getRouteApi, Link } from "@tanstack/react-router";
import { PageHeader } from "../../ui/page-header.tsx";
import { DeliveryView } from "../developer/deliveries/delivery-page.tsx";
import classes from "../settings/settings-page.module.css";

const route = getRouteApi(
  "/signed-in/organizations/$organization/projects/$project/settings/hooks/$hook/deliveries/$delivery",
);

/** One delivery of a service hook. */
export function HookDeliveryPage() {
  const { delivery, ...params } = route.useParams();
  return (
    <>
      <PageHeader
        title={`Delivery ${delivery}`}
        description={
          <Link
            to="/organizations/$organization/projects/$project/settings/hooks/$hook/"
            params={params}
          >
            ← All deliveries of the hook
          </Link>
        }
      />
      <div className={classes["panels"]}>
        <DeliveryView organization={params.organization} delivery={delivery} />
      </div>
    </>
  );
}
